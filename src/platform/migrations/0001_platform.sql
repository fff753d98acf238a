-- platform/0001: who is in, what was done, what happened

-- Until accounts exist, staff enter by a link that works once.
create table entry_link (
  id uuid primary key,
  token_hash bytea not null unique,
  name text not null check (length(name) between 1 and 200),
  roles text[] not null check (cardinality(roles) > 0),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);

-- Sessions are opaque tokens of which only the hash is kept.
create table session (
  id uuid primary key,
  token_hash bytea not null unique,
  entry_link_id uuid not null references entry_link,
  name text not null,
  roles text[] not null,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null
);

-- Who did what, to what, on whose behalf; never changed, never deleted by the application.
create table audit_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  actor_id uuid,
  actor_name text not null,
  on_behalf_of text,
  action text not null,
  subject text not null,
  subject_id text not null,
  before jsonb,
  after jsonb,
  why text,
  request_id text
);
create index audit_entry_subject on audit_entry (subject, subject_id, id);

-- What happened, written in the transaction that made it happen; a dispatcher hands it to the handlers.
create table event (
  id bigint generated always as identity primary key,
  name text not null,
  payload jsonb not null,
  created_at timestamptz not null default now()
);
