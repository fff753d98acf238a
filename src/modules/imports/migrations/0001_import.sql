-- imports/0001: lists of organisations, staged row by row so that an import can be looked at, resumed and undone

-- How the columns of one office's list are to be read; known again by the folded header.
create table import_mapping (
  source text not null check (length(source) between 1 and 100),
  header_key text not null,
  -- Field name → column counted from 0.
  mapping jsonb not null,
  updated_at timestamptz not null default now(),
  primary key (source, header_key)
);

create table import_batch (
  id uuid primary key,
  -- Name of the list, kept as the reference of every value it brings.
  source text not null check (length(source) between 1 and 100),
  -- Whose word the list is: a register's own list weighs more than a list of unknown making.
  authority text not null default 'import' check (authority in ('register', 'import')),
  file_name text not null check (length(file_name) <= 255),
  -- SHA-256 of the file: the same file run again resumes what was interrupted.
  file_hash text not null check (file_hash ~ '^[0-9a-f]{64}$'),
  format jsonb not null,
  header jsonb not null,
  mapping jsonb not null,
  -- staging: rows being read · mapping: waiting for a look at the columns · checked: dry run done, nothing written ·
  -- applying, applied · undoing, undone · failed
  state text not null default 'staging' check (state in
    ('staging', 'mapping', 'checking', 'checked', 'applying', 'applied', 'undoing', 'undone', 'failed')),
  rows_read integer not null default 0 check (rows_read >= 0),
  -- The last row of which the current phase is done, set in the transaction that did it.
  done_rows integer not null default 0 check (done_rows between 0 and rows_read),
  -- Signs of damaged letters counted over the whole file.
  damage jsonb not null,
  error text,
  created_by text not null,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  -- Set when the cells as they were read are dropped (90 days after the end): they may hold people's names.
  forgotten_at timestamptz
);
create index import_batch_file on import_batch (file_hash);

create table import_row (
  batch_id uuid not null references import_batch on delete cascade,
  -- Counted from 1 after the header.
  row_number integer not null check (row_number > 0),
  -- The cells as they were read; personal where the list is. Null once forgotten.
  cells jsonb,
  outcome text check (outcome in ('new', 'changed', 'same', 'ambiguous', 'rejected', 'set_aside')),
  -- identifier, name, or a person's decision
  match_method text check (match_method in ('identifier', 'name', 'decision')),
  organization_id uuid,
  -- Records a person has to choose from: [{ organizationId, score }].
  candidates jsonb,
  -- What a person chose for an ambiguous row: new, skip, or the id of a record.
  decision text,
  notes jsonb not null default '[]',
  -- What the directory needs to put everything back.
  undo jsonb,
  applied boolean not null default false,
  -- Why undoing left something as it is.
  undo_kept jsonb,
  primary key (batch_id, row_number)
);
create index import_row_outcome on import_row (batch_id, outcome, row_number);
create index import_row_organization on import_row (organization_id) where organization_id is not null;
