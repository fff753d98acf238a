-- freshness/0001: who said when that which part of a record is right, and the campaigns that ask

create table record_confirmation (
  organization_id uuid not null references organization on delete cascade,
  part text not null check (part in ('identity', 'texts', 'contacts', 'people', 'places', 'hours', 'services')),
  at timestamptz not null,
  -- Link of a mail, call or visit, published change, event held, somebody of the organisation who entered.
  how text not null check (how in ('mail', 'desk', 'change', 'event', 'login')),
  -- Nobody's name where a mail was answered: the link proves the mailbox, not the person.
  by_name text check (length(by_name) <= 300),
  primary key (organization_id, part)
);

create table freshness_campaign (
  id uuid primary key,
  -- Asks for records not confirmed as a whole for so many months.
  months integer not null check (months between 1 and 60),
  -- ISTAT code of a municipality or province; null is everywhere.
  territory text check (territory ~ '^\d{3}(\d{3})?$'),
  type_code text,
  state text not null default 'running' check (state in ('running', 'paused', 'stopped')),
  started_at timestamptz not null,
  started_by text not null
);

-- One organisation in one campaign: asked by mail, to be called, answered, or left alone.
create table freshness_target (
  campaign_id uuid not null references freshness_campaign on delete cascade,
  organization_id uuid not null references organization on delete cascade,
  state text not null check (state in ('ask', 'call', 'done', 'stopped')),
  -- Mails asked for so far: the first, then reminders.
  round integer not null default 0 check (round between 0 and 4),
  next_at timestamptz not null,
  -- Parts that somebody said are not right, and what they wrote.
  changed text[] not null default '{}',
  note text check (length(note) <= 2000),
  outcome text check (outcome in ('reached', 'corrected', 'no_answer', 'wrong_number', 'closed')),
  outcome_by text,
  outcome_at timestamptz,
  primary key (campaign_id, organization_id)
);
create unique index freshness_target_open on freshness_target (organization_id) where state in ('ask', 'call');
create index freshness_target_next on freshness_target (next_at) where state = 'ask';

-- A mail of one round. The row is there before the mail leaves, so that no round is ever sent twice.
create table freshness_letter (
  campaign_id uuid not null,
  organization_id uuid not null,
  round integer not null,
  token_hash bytea not null unique,
  claimed_at timestamptz not null,
  sent_at timestamptz,
  failed text check (length(failed) <= 300),
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (campaign_id, organization_id, round),
  foreign key (campaign_id, organization_id) references freshness_target on delete cascade
);

-- Organisations that want no mails of this kind: they are called instead.
create table freshness_silence (
  organization_id uuid primary key references organization on delete cascade,
  at timestamptz not null
);
