-- directory/0003: who said each value, and what citizens say is wrong

-- Who said each published value, when and on what authority. One current row for each field; former ones stay.
create table field_assertion (
  id uuid primary key,
  organization_id uuid not null references organization on delete cascade,
  entity text not null default 'organization',
  entity_id uuid not null,
  field text not null,
  value jsonb,
  source text not null check (source in ('register', 'owner', 'desk', 'editor', 'import', 'machine')),
  -- What it was taken from, such as the name of a list or the number of a report.
  source_ref text,
  asserted_by text,
  asserted_at timestamptz not null,
  superseded_at timestamptz
);
create unique index field_assertion_current
  on field_assertion (entity, entity_id, field) where superseded_at is null;
create index field_assertion_organization on field_assertion (organization_id);

-- A citizen's report of wrong data, without signing in.
create table record_report (
  id uuid primary key,
  organization_id uuid not null references organization on delete cascade,
  about text not null check (about in ('contacts', 'hours', 'address', 'services', 'closed', 'other')),
  message text not null check (length(message) between 1 and 5000),
  -- Personal: only to answer; erased with the report's closing (see docs/privacy).
  email text,
  lang text not null,
  created_at timestamptz not null default now(),
  state text not null default 'open' check (state in ('open', 'done', 'dismissed')),
  closed_at timestamptz
);
create index record_report_open on record_report (created_at) where state = 'open';
