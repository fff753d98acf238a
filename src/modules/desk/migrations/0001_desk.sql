-- desk/0001: what the front office was asked, by what mandate it writes for organisations, and what it has to do

-- One contact of somebody with the front office. Nothing names the person: what is needed is counted.
create table desk_contact (
  id uuid primary key,
  at timestamptz not null,
  channel text not null check (channel in ('in_person', 'phone', 'email', 'letter', 'video')),
  -- ISO 639 code of the language that was spoken.
  lang text not null check (lang ~ '^[a-z]{2,3}$'),
  interpreter boolean not null default false,
  who text not null check (who in ('citizen', 'organization', 'public_body')),
  -- Codes as `sector:mensa`, and words of which no list has the code.
  topics text[] not null default '{}',
  words text[] not null default '{}',
  outcome text not null
    check (outcome in ('answered', 'referred', 'recorded', 'unanswered', 'no_answer', 'wrong_number')),
  minutes integer check (minutes between 0 and 600),
  -- What was asked, as one would search it; and what else the next colleague needs. Erased after a year.
  question text check (length(question) <= 100),
  note text check (length(note) <= 1000),
  -- ISTAT codes of the territory of the operator, else of the organisations that were spoken of.
  territories text[] not null default '{}',
  follow_up_on date,
  -- Who shall do it; null is whoever comes first.
  follow_up_by uuid references account on delete set null,
  followed_at timestamptz,
  followed_name text,
  -- The operator; erased after two years.
  logged_by uuid,
  logged_name text,
  version integer not null default 1,
  -- What it said before the last change, to undo it.
  previous jsonb,
  removed_at timestamptz,
  check (follow_up_on is not null or (followed_at is null and follow_up_by is null))
);
create index desk_contact_at on desk_contact (at) where removed_at is null;
create index desk_contact_follow_up on desk_contact (follow_up_on)
  where follow_up_on is not null and followed_at is null and removed_at is null;
create index desk_contact_operator on desk_contact (logged_by, at);

-- The records the person was shown, or that the contact was about.
create table desk_contact_record (
  contact_id uuid not null references desk_contact on delete cascade,
  organization_id uuid not null references organization on delete cascade,
  primary key (contact_id, organization_id)
);
create index desk_contact_record_organization on desk_contact_record (organization_id);

-- An organisation asked the desk to write its record: who did, how they were recognised, and what was promised.
create table desk_mandate (
  id uuid primary key,
  organization_id uuid not null references organization on delete cascade,
  -- The operator who writes.
  account_id uuid not null,
  account_name text not null,
  asked_at timestamptz not null,
  until timestamptz not null,
  closed_at timestamptz,
  -- Who asked, and what they are there; the name is erased two years after the end.
  asker_name text check (length(asker_name) between 1 and 200),
  asker_role text not null check (length(asker_role) between 1 and 200),
  recognised text not null check (recognised in ('document', 'call_back', 'pec')),
  -- Kind of document (never its number), or the number or address on record that was used; erased with the name.
  recognised_by text check (length(recognised_by) <= 200),
  -- They know that what is recorded will be public. There is no mandate without it.
  consent boolean not null check (consent),
  -- Where the record was registered by this mandate: decided by editors.
  registers boolean not null default false,
  decided_at timestamptz,
  decided_by uuid,
  decided_name text,
  decision text check (decision in ('approved', 'returned')),
  reason text check (length(reason) <= 2000),
  check ((decision is null) = (decided_at is null)),
  check (registers or decision is null),
  -- Nobody decides their own.
  check (decided_by is null or decided_by <> account_id)
);
create index desk_mandate_organization on desk_mandate (organization_id, account_id);
create index desk_mandate_until on desk_mandate (until);

-- A copy of what was recorded, sent to the organisation's own address.
create table desk_copy (
  id uuid primary key,
  mandate_id uuid not null references desk_mandate on delete cascade,
  -- What was handed in; null is the registration itself.
  submission_id uuid,
  address text check (length(address) <= 254),
  asked_at timestamptz not null,
  sent_at timestamptz,
  unique nulls not distinct (mandate_id, submission_id, address)
);

-- What each operator wants of the desk.
create table desk_preference (
  account_id uuid primary key references account on delete cascade,
  morning_mail boolean not null
);

-- The desk looks records up by phone and e-mail while somebody is on the line.
create index phone_last_digits on phone (right(regexp_replace(number, '\D', '', 'g'), 8));
create index organization_email on organization (lower(email));
create index organization_certified_email on organization (lower(certified_email));
