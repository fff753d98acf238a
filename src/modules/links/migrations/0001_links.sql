-- links/0001: the web addresses that public records name, and whether they lead somewhere

create table link_address (
  -- The first half of the SHA-256 of the address: an address is there once.
  id uuid primary key,
  url text not null check (length(url) <= 2000),
  host text not null,
  state text not null default 'new' check (state in ('new', 'works', 'moved', 'failing', 'dead', 'skipped')),
  -- Why it does not lead anywhere, or why it is not asked.
  failure text check (failure in ('no_name', 'refused', 'gone', 'certificate', 'timeout', 'broken', 'robots', 'not_allowed')),
  -- Where it moved for good.
  moved_to text,
  -- The first failure of those without a success between; it counts as dead at one a week later.
  failing_since timestamptz,
  checked_at timestamptz,
  check_at timestamptz not null,
  -- Somebody decided that it stays as it is.
  ignored_at timestamptz,
  ignored_by text,
  check ((state in ('failing', 'dead')) = (failing_since is not null)),
  check ((state = 'moved') = (moved_to is not null))
);
create index link_address_due on link_address (check_at);
create index link_address_state on link_address (state, failing_since);

-- Which records name it, where, and as they write it.
create table link_use (
  organization_id uuid not null references organization on delete cascade,
  address_id uuid not null references link_address on delete cascade,
  entity text not null,
  field text not null,
  written text not null,
  -- When its people were told by mail.
  told_at timestamptz,
  primary key (organization_id, address_id, entity, field, written)
);
create index link_use_address on link_use (address_id);

-- The version of each record whose addresses are known.
create table link_source (
  organization_id uuid primary key references organization on delete cascade,
  version integer not null
);

-- When a host may be asked again, and what its robots.txt says.
create table link_host (
  host text primary key,
  ask_at timestamptz not null,
  robots text check (length(robots) <= 50000),
  robots_at timestamptz
);

-- New addresses that somebody of the staff wrote into a record; taken back for 30 days.
create table link_change (
  id uuid primary key,
  organization_id uuid not null references organization on delete cascade,
  before text not null,
  after text not null,
  at timestamptz not null,
  by_name text not null,
  undone_at timestamptz
);
