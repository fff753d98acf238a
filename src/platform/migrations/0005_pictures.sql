-- platform/0005: pictures that people send, made anew from their pixels, and what refers to each

create table picture (
  id uuid primary key,
  -- The body it was sent for, whose people may see it; null is the staff's own.
  organization_id uuid,
  shape text not null check (shape in ('photo', 'logo')),
  -- Of its largest size, in pixels.
  width integer not null check (width between 1 and 1280),
  height integer not null check (height between 1 and 2560),
  -- Id of the account, or of the link, of whoever sent it.
  uploaded_by text not null check (length(uploaded_by) <= 100),
  created_at timestamptz not null,
  -- Since when fewer things show it than before; at first, since it came.
  released_at timestamptz not null
);
create index picture_released on picture (released_at);

-- One size of a picture in one format; the file is kept under its hash, once for all that have the same content.
create table picture_file (
  picture_id uuid not null references picture on delete cascade,
  width integer not null check (width between 1 and 1280),
  height integer not null check (height between 1 and 2560),
  format text not null check (format in ('webp', 'jpg')),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  bytes integer not null check (bytes > 0),
  primary key (picture_id, width, format)
);
create index picture_file_hash on picture_file (hash);

-- What shows a picture: a public thing opens it to everybody, any other to those who may see that thing. A picture
-- that nothing refers to is swept.
create table picture_use (
  -- Kind of the thing, as `MODULE.kind`, and its id.
  subject text not null check (subject ~ '^[a-z]+\.[a-z_]+$'),
  subject_id text not null check (length(subject_id) between 1 and 100),
  picture_id uuid not null references picture,
  is_public boolean not null,
  -- Permission of the staff who may see the thing, and where it counts: ISTAT codes.
  permission text check (length(permission) <= 100),
  territories text[] not null default '{}',
  primary key (subject, subject_id, picture_id)
);
create index picture_use_picture on picture_use (picture_id);
