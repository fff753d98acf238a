-- lists/0002: one change made to many records: chosen, looked at, made, and taken back within 30 days

create table bulk_change (
  id uuid primary key,
  by_id text not null,
  by_name text not null,
  -- Where its author may change records: ISTAT codes, null for everywhere; and bodies the author looks after.
  scope text[],
  own uuid[] not null default '{}',
  -- What changes, once that is chosen, with what it needs.
  kind text,
  params jsonb not null default '{}',
  state text not null default 'choosing'
    check (state in ('choosing', 'checking', 'checked', 'applying', 'applied', 'undoing', 'undone')),
  total integer not null,
  -- Position of the last row that the present pass is done with.
  done integer not null default 0,
  created_at timestamptz not null,
  applied_at timestamptz,
  undone_at timestamptz,
  check ((state = 'choosing') = (kind is null))
);
create index bulk_change_author on bulk_change (by_id, created_at);

create table bulk_change_row (
  change_id uuid not null references bulk_change on delete cascade,
  -- In the order of identifiers, so that two changes at once never wait for each other in a ring.
  position integer not null,
  organization_id uuid not null references organization on delete cascade,
  outcome text not null default 'pending'
    check (outcome in ('pending', 'will', 'same', 'refused', 'done', 'undone', 'kept')),
  reason text,
  -- Codes of what it says before and after; null is nothing.
  before text,
  after text,
  version_before integer,
  version_after integer,
  applied_at timestamptz,
  primary key (change_id, position),
  unique (change_id, organization_id)
);
create index bulk_change_row_organization on bulk_change_row (organization_id);
