-- spaces/0001: each organisation's own small web site

-- One a body: what is public, and the draft that its people share.
create table space (
  organization_id uuid primary key references organization on delete cascade,
  -- What the public sees; nothing before the first publication.
  document jsonb,
  version integer not null default 0 check (version >= 0),
  published_at timestamptz,
  draft jsonb not null,
  -- Grows with every saving; a form sent on an older one is merged, field by field.
  revision integer not null check (revision > 0),
  draft_at timestamptz not null,
  draft_name text not null,
  -- A submission that came back, whose reason the draft answers.
  returned_id uuid,
  -- Closed by the staff, and why.
  closed_at timestamptz,
  closed_by text,
  closed_reason text check (length(closed_reason) between 1 and 2000),
  check ((document is null) = (published_at is null)),
  check ((closed_at is null) = (closed_reason is null))
);

-- Earlier savings of a draft: to merge with, and to undo; kept 30 days.
create table space_revision (
  organization_id uuid not null references space on delete cascade,
  revision integer not null,
  document jsonb not null,
  at timestamptz not null,
  by_name text not null,
  primary key (organization_id, revision)
);

-- What was public, each time it changed; version 0 is nothing.
create table space_version (
  organization_id uuid not null references space on delete cascade,
  version integer not null check (version > 0),
  document jsonb,
  at timestamptz not null,
  by_name text not null,
  why text not null check (why in ('owner', 'editor', 'taken_back')),
  primary key (organization_id, version)
);

-- Drafts handed in.
create table space_submission (
  id uuid primary key,
  organization_id uuid not null references space on delete cascade,
  -- before: public only once approved; after: public at once, looked at afterwards.
  kind text not null check (kind in ('before', 'after')),
  -- What was public when it was last looked at; nothing for a first site.
  base jsonb,
  document jsonb not null,
  note text check (length(note) <= 2000),
  submitted_by uuid,
  submitted_name text not null,
  submitted_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'approved', 'returned', 'withdrawn')),
  reason text check (length(reason) <= 5000),
  decided_by uuid,
  decided_name text,
  decided_at timestamptz,
  version_before integer,
  version_after integer,
  check ((state in ('approved', 'returned')) = (decided_at is not null)),
  -- Nobody decides their own.
  check (decided_by is null or submitted_by is null or decided_by <> submitted_by)
);
create unique index space_submission_waiting on space_submission (organization_id) where state = 'waiting';
create index space_submission_organization on space_submission (organization_id, submitted_at);

-- Host names under which a site answers by itself.
create table space_host (
  host text primary key check (host = lower(host) and host ~ '^[a-z0-9-]+(\.[a-z0-9-]+)+$' and length(host) <= 253),
  organization_id uuid not null unique references space on delete cascade,
  set_by text not null,
  set_at timestamptz not null
);
