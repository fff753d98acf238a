-- platform/0003: what those who follow the search must know beside the documents

-- The last change that somebody's own next search must show, whichever node answers it.
alter table session
  add column written_seq bigint,
  add column written_at timestamptz;

-- Moments of this database: one for each snapshot file of an index, and one a day by the purge.
create table search_mark (
  id uuid primary key,
  at timestamptz not null default now(),
  -- Every transaction before it had ended.
  horizon xid8 not null,
  -- Records withdrawn before the horizon are gone: who did not see them go must start anew.
  purged boolean not null default false
);
