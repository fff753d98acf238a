-- lists/0003: records that may be of one organisation, what was decided of them, and those that became one

create table duplicate_pair (
  one_id uuid not null references organization on delete cascade,
  other_id uuid not null references organization on delete cascade,
  -- What they have in common: tax_code, name, phone, email, website, address.
  reasons text[] not null,
  -- How likely it is that they are one, from 0 to 1.
  score real not null,
  -- different: somebody looked, and they are not; that is never asked again.
  state text not null default 'open' check (state in ('open', 'different')),
  found_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  primary key (one_id, other_id),
  check (one_id < other_id),
  check ((state = 'open') = (decided_at is null))
);
create index duplicate_pair_open on duplicate_pair (score desc, one_id, other_id) where state = 'open';
create index duplicate_pair_other on duplicate_pair (other_id);

create table record_merge (
  id uuid primary key,
  kept_id uuid not null references organization on delete cascade,
  gone_id uuid not null references organization on delete cascade,
  by_id text not null,
  by_name text not null,
  at timestamptz not null,
  -- What the record that stays said before and after.
  before jsonb not null,
  after jsonb not null,
  -- Rows of the one that went, and what they are called in the one that stays.
  ids jsonb not null,
  -- Codes of the one that went that ended with it.
  ended uuid[] not null,
  undone_at timestamptz,
  undone_by text,
  check (kept_id <> gone_id)
);
create unique index record_merge_gone on record_merge (gone_id) where undone_at is null;
create index record_merge_kept on record_merge (kept_id);
create index record_merge_at on record_merge (at);
