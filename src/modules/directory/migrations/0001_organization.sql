-- directory/0001: organisations with HSDS 3.0 names (docs.openreferral.org), provenance per field from the first day

create extension if not exists pg_trgm;
create extension if not exists unaccent;

create table organization (
  id uuid primary key,
  -- Stable public address: /{lang}/enti/{slug}; a changed one stays in slug_redirect.
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 100),
  name text not null check (length(name) between 1 and 300),
  alternate_name text check (length(alternate_name) <= 300), -- acronym or short name
  -- Code of the taxonomy `type`; null until somebody knows it.
  type_code text,
  legal_form_code text, -- ISTAT, such as 1.8.10
  -- What it is and does, in original_lang; other languages in translation.
  description text check (length(description) <= 10000),
  -- Purposes as the statute says them.
  purpose text check (length(purpose) <= 10000),
  original_lang text not null default 'it',
  email text,
  -- Certified mail (PEC, art. 48 D.Lgs. 82/2005).
  certified_email text,
  website text,
  logo text,
  year_incorporated integer check (year_incorporated between 1000 and 2200),
  member_count integer check (member_count >= 0),
  volunteer_count integer check (volunteer_count >= 0),
  staff_count integer check (staff_count >= 0),
  parent_organization_id uuid references organization,
  lifecycle text not null default 'active' check (lifecycle in ('active', 'inactive', 'dissolved', 'unknown')),
  -- Only `public` records are ever shown, counted, suggested or exported to the public.
  visibility text not null default 'public' check (visibility in ('public', 'draft', 'hidden')),
  -- Last time somebody confirmed the record as a whole, and how: owner, desk, editor, register.
  verified_at timestamptz,
  verified_by text,
  review_interval_months integer not null default 12 check (review_interval_months between 1 and 60),
  merged_into_id uuid references organization,
  demo boolean not null default false, -- fictional, part of the demo territory
  -- Grows with every change; a form sent on an older version is shown both.
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index organization_updated on organization (updated_at, id);
create index organization_name_trgm on organization using gin (lower(name) gin_trgm_ops);
create index organization_parent on organization (parent_organization_id) where parent_organization_id is not null;

create table slug_redirect (
  slug text primary key,
  organization_id uuid not null references organization on delete cascade,
  created_at timestamptz not null default now()
);

create table organization_identifier (
  id uuid primary key,
  organization_id uuid not null references organization on delete cascade,
  -- IT-CF, IT-PIVA, RUNTS-REP, REA, ALBO-COOP, ODV-TOS, APS-TOS, ONLUS, IPA
  identifier_scheme text not null check (identifier_scheme ~ '^[A-Z][A-Z0-9-]{1,19}$'),
  identifier text not null check (length(identifier) between 1 and 60),
  -- A person's own tax code (16 characters) is personal data and never public.
  personal boolean not null default false,
  valid_from date,
  valid_to date
);
create unique index organization_identifier_current
  on organization_identifier (identifier_scheme, identifier) where valid_to is null;
create index organization_identifier_organization on organization_identifier (organization_id);

create table organization_former_name (
  id uuid primary key,
  organization_id uuid not null references organization on delete cascade,
  name text not null,
  valid_to date
);
create index organization_former_name_organization on organization_former_name (organization_id);

create table organization_relation (
  id uuid primary key,
  organization_id uuid not null references organization on delete cascade,
  related_organization_id uuid not null references organization on delete cascade,
  -- member_of (a network or consortium), partner, branch_of
  kind text not null check (kind in ('member_of', 'partner', 'branch_of')),
  unique (organization_id, related_organization_id, kind),
  check (organization_id <> related_organization_id)
);
create index organization_relation_related on organization_relation (related_organization_id);

-- HSDS attribute, for organisations: area, sector, beneficiary (codes of the taxonomy module).
create table organization_term (
  organization_id uuid not null references organization on delete cascade,
  taxonomy text not null check (taxonomy in ('area', 'sector', 'beneficiary')),
  code text not null,
  -- Who says so; a machine's guess carries its rule and is shown as a guess to operators.
  origin text not null check (origin in ('register', 'owner', 'desk', 'editor', 'import', 'machine')),
  rule text,
  primary key (organization_id, taxonomy, code),
  check (origin <> 'machine' or rule is not null)
);
create index organization_term_code on organization_term (taxonomy, code);

create table location (
  id uuid primary key,
  organization_id uuid not null references organization on delete cascade,
  name text,
  description text,
  location_type text not null default 'physical' check (location_type in ('physical', 'postal', 'virtual')),
  is_seat boolean not null default false, -- the registered seat; one at most
  address_1 text,
  postal_code text,
  istat_code text, -- of the municipality, six digits
  locality text, -- frazione or quarter, as people call it
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  geocode_quality text check (geocode_quality in ('address', 'street', 'locality', 'municipality')),
  transportation text,
  wheelchair boolean, -- free of steps: yes, no or not known
  accessibility_description text,
  position integer not null default 0,
  check ((latitude is null) = (longitude is null))
);
create index location_organization on location (organization_id);
create index location_istat on location (istat_code);
create unique index location_seat on location (organization_id) where is_seat;

create table program (
  id uuid primary key,
  organization_id uuid not null references organization on delete cascade,
  kind text not null default 'project' check (kind in ('programme', 'project')),
  name text not null,
  description text,
  starts_on date,
  ends_on date,
  check (ends_on >= starts_on)
);
create index program_organization on program (organization_id);

-- What it does beside services: rehearsals, outings, collections.
create table activity (
  id uuid primary key,
  organization_id uuid not null references organization on delete cascade,
  name text not null,
  description text,
  starts_on date,
  ends_on date,
  check (ends_on >= starts_on)
);
create index activity_organization on activity (organization_id);

create table service (
  id uuid primary key,
  organization_id uuid not null references organization on delete cascade,
  program_id uuid references program on delete set null,
  name text not null check (length(name) between 1 and 300),
  description text check (length(description) <= 10000),
  status text not null default 'active'
    check (status in ('active', 'inactive', 'defunct', 'temporarily closed')),
  url text,
  email text,
  application_process text,
  eligibility_description text,
  fees_description text,
  free boolean, -- of charge: yes, no or not known
  wait_time text,
  minimum_age integer check (minimum_age between 0 and 120),
  maximum_age integer check (maximum_age between 0 and 120),
  alert text,
  position integer not null default 0,
  updated_at timestamptz not null default now()
);
create index service_organization on service (organization_id);
create index service_updated on service (updated_at, id);

create table service_term (
  service_id uuid not null references service on delete cascade,
  taxonomy text not null check (taxonomy in ('sector', 'beneficiary')),
  code text not null,
  primary key (service_id, taxonomy, code)
);

create table service_at_location (
  id uuid primary key,
  service_id uuid not null references service on delete cascade,
  location_id uuid not null references location on delete cascade,
  description text,
  unique (service_id, location_id)
);
create index service_at_location_location on service_at_location (location_id);

create table phone (
  id uuid primary key,
  organization_id uuid not null references organization on delete cascade,
  service_id uuid references service on delete cascade,
  location_id uuid references location on delete cascade,
  number text not null check (length(number) between 3 and 40),
  extension integer,
  type text not null default 'voice' check (type in ('voice', 'mobile', 'fax', 'whatsapp', 'emergency')),
  description text,
  position integer not null default 0
);
create index phone_organization on phone (organization_id);

-- A role first; a person's name only where that person agreed.
create table contact (
  id uuid primary key,
  organization_id uuid not null references organization on delete cascade,
  service_id uuid references service on delete cascade,
  title text not null,
  name text,
  email text,
  phone text,
  is_public boolean not null default true,
  position integer not null default 0
);
create index contact_organization on contact (organization_id);

-- Opening hours: one row for each span of the days in byday (iCalendar BYDAY, RFC 5545 §3.3.10).
create table schedule (
  id uuid primary key,
  organization_id uuid not null references organization on delete cascade,
  service_id uuid references service on delete cascade,
  location_id uuid references location on delete cascade,
  freq text not null default 'WEEKLY' check (freq in ('WEEKLY', 'MONTHLY')),
  -- MO,TU,WE,TH,FR,SA,SU; with MONTHLY also 1SA, -1SU
  byday text not null check (byday ~ '^(-?[1-5])?(MO|TU|WE|TH|FR|SA|SU)(,(-?[1-5])?(MO|TU|WE|TH|FR|SA|SU))*$'),
  opens_at time not null,
  closes_at time not null,
  valid_from date,
  valid_to date,
  -- Closed, not open, in this span: summer and holidays.
  closed boolean not null default false,
  description text,
  check (valid_to >= valid_from)
);
create index schedule_organization on schedule (organization_id);

create table spoken_language (
  id uuid primary key,
  organization_id uuid not null references organization on delete cascade,
  service_id uuid references service on delete cascade,
  code text not null check (code ~ '^[a-z]{2,3}$'), -- ISO 639-1
  note text
);
create index spoken_language_organization on spoken_language (organization_id);

create table cost_option (
  id uuid primary key,
  service_id uuid not null references service on delete cascade,
  option text,
  -- Euro; null when only the description says it.
  amount numeric(10, 2) check (amount >= 0),
  amount_description text
);
create index cost_option_service on cost_option (service_id);

create table required_document (
  id uuid primary key,
  service_id uuid not null references service on delete cascade,
  document text not null
);
create index required_document_service on required_document (service_id);

create table service_area (
  id uuid primary key,
  service_id uuid not null references service on delete cascade,
  istat_code text,
  name text,
  check (istat_code is not null or name is not null)
);
create index service_area_service on service_area (service_id);

-- A text of a record in another language than its original: original text stays where it is.
create table translation (
  organization_id uuid not null references organization on delete cascade,
  entity text not null check (entity in ('organization', 'service', 'program', 'activity', 'location')),
  entity_id uuid not null,
  field text not null check (field in ('name', 'description', 'purpose', 'application_process',
    'eligibility_description', 'fees_description', 'alert')),
  lang text not null check (lang in ('it', 'en', 'fr', 'zh', 'ar', 'ru')),
  text text not null check (length(text) between 1 and 10000),
  kind text not null default 'human' check (kind in ('human', 'machine')),
  updated_at timestamptz not null default now(),
  primary key (entity, entity_id, field, lang)
);
create index translation_organization on translation (organization_id);
