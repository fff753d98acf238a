-- editing/0001: what organisations want their records to say, what was decided of it, and what records said before

-- One draft for each record, shared by all who look after it.
create table record_draft (
  organization_id uuid primary key references organization on delete cascade,
  -- The public record the draft was begun from.
  base_version integer not null,
  base jsonb not null,
  document jsonb not null,
  -- Grows with every saving; a form sent on an older one is merged, field by field.
  revision integer not null check (revision > 0),
  -- A submission that came back, whose reason the draft answers.
  returned_id uuid,
  updated_at timestamptz not null,
  updated_by uuid,
  updated_name text not null
);

-- Earlier savings of a draft: to merge with, and to undo; kept 30 days.
create table record_draft_revision (
  organization_id uuid not null references organization on delete cascade,
  revision integer not null,
  document jsonb not null,
  at timestamptz not null,
  by_name text not null,
  primary key (organization_id, revision)
);

-- Changes handed in.
create table record_submission (
  id uuid primary key,
  organization_id uuid not null references organization on delete cascade,
  -- before: public only once approved; after: public at once, looked at afterwards.
  kind text not null check (kind in ('before', 'after')),
  base jsonb not null,
  document jsonb not null,
  -- What the organisation wants to tell the editors.
  note text check (length(note) <= 2000),
  submitted_by uuid,
  submitted_name text not null,
  submitted_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'approved', 'returned', 'withdrawn')),
  -- Why it came back, or why a part was left out.
  reason text check (length(reason) <= 5000),
  decided_by uuid,
  decided_name text,
  decided_at timestamptz,
  -- The versions of the record before and after it was published.
  version_before integer,
  version_after integer,
  check ((state in ('approved', 'returned')) = (decided_at is not null)),
  -- Nobody decides their own.
  check (decided_by is null or submitted_by is null or decided_by <> submitted_by)
);
create unique index record_submission_waiting on record_submission (organization_id) where state = 'waiting' and kind = 'before';
create index record_submission_organization on record_submission (organization_id, submitted_at);

-- What a record said, each time it was published.
create table record_version (
  organization_id uuid not null references organization on delete cascade,
  version integer not null,
  document jsonb not null,
  at timestamptz not null,
  by_name text not null,
  -- found: as it was before the first change made here.
  why text not null check (why in ('found', 'owner', 'editor', 'desk', 'restored', 'taken_back')),
  submission_id uuid references record_submission on delete set null,
  primary key (organization_id, version)
);

-- Organisations whose changes are public at once, but for who they are, and are looked at afterwards.
create table record_trust (
  organization_id uuid primary key references organization on delete cascade,
  since timestamptz not null,
  given_by text not null
);

-- Two sources say different things: somebody settles it, nothing is overwritten in silence.
create table record_discrepancy (
  id uuid primary key,
  organization_id uuid not null references organization on delete cascade,
  -- The change that was held back, as `changesBetween` gives it, with its key.
  change_key text not null,
  change jsonb not null,
  standing_source text not null,
  standing_at timestamptz,
  proposed_source text not null,
  proposed_by text,
  found_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'kept', 'taken')),
  settled_by text,
  settled_at timestamptz,
  check ((state = 'open') = (settled_at is null))
);
create unique index record_discrepancy_open on record_discrepancy (organization_id, change_key) where state = 'open';
