-- directory/0010: pictures and documents of a record; what shows what is told to the platform when they are written

create table organization_picture (
  id uuid primary key,
  organization_id uuid not null references organization on delete cascade,
  -- The picture as the platform keeps it.
  picture_id uuid not null,
  role text not null check (role in ('logo', 'gallery')),
  -- What it says to who cannot see it; nothing where it is only decoration.
  alt text check (length(alt) between 1 and 300),
  decorative boolean not null default false,
  -- Who took or drew it.
  credit text check (length(credit) between 1 and 200),
  position integer not null default 0 check (position >= 0),
  -- One logo; checked at the end, since a new one comes before the old one goes.
  constraint organization_picture_logo exclude using btree (organization_id with =) where (role = 'logo')
    deferrable initially deferred
);
create index organization_picture_organization on organization_picture (organization_id);

create table organization_document (
  id uuid primary key,
  organization_id uuid not null references organization on delete cascade,
  -- The document as the platform keeps it.
  document_id uuid not null,
  name text not null check (length(name) between 1 and 300),
  kind text not null check (kind in ('statute', 'founding_act', 'annual_report', 'accounts', 'leaflet', 'form', 'other')),
  -- The year it is about.
  year integer check (year between 1800 and 2200),
  position integer not null default 0 check (position >= 0)
);
create index organization_document_organization on organization_document (organization_id);

alter table translation drop constraint translation_entity_check, drop constraint translation_field_check,
  add check (entity in ('organization', 'service', 'program', 'activity', 'location',
    'organization_picture', 'organization_document')),
  add check (field in ('name', 'description', 'purpose', 'application_process', 'eligibility_description',
    'fees_description', 'alert', 'alt'));
