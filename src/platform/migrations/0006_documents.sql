-- platform/0006: documents that people send, kept as they came and only ever handed out as files

create table document (
  id uuid primary key,
  -- The body it was sent for, whose people may have it; null is the staff's own.
  organization_id uuid,
  format text not null check (format in ('pdf', 'odt', 'docx')),
  -- The name it had, without its ending: cleaned, never a path.
  name text not null check (length(name) between 1 and 100),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  bytes integer not null check (bytes > 0),
  -- Id of the account, or of the link, of whoever sent it.
  uploaded_by text not null check (length(uploaded_by) <= 100),
  created_at timestamptz not null,
  -- Since when fewer things show it than before; at first, since it came.
  released_at timestamptz not null
);
create index document_released on document (released_at);
create index document_hash on document (hash);

-- What shows a document, as for pictures.
create table document_use (
  subject text not null check (subject ~ '^[a-z]+\.[a-z_]+$'),
  subject_id text not null check (length(subject_id) between 1 and 100),
  document_id uuid not null references document,
  is_public boolean not null,
  permission text check (length(permission) <= 100),
  territories text[] not null default '{}',
  primary key (subject, subject_id, document_id)
);
create index document_use_document on document_use (document_id);
