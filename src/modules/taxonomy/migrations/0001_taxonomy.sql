-- taxonomy/0001: code lists with HSDS 3.0 names (taxonomy, taxonomy_term), labels in six languages, mappings

create table taxonomy (
  code text primary key check (code ~ '^[a-z][a-z0-9_]*$'),
  id uuid not null unique,
  position integer not null
);

create table taxonomy_name (
  taxonomy text not null references taxonomy on delete cascade,
  lang text not null check (lang in ('it', 'en', 'fr', 'zh', 'ar', 'ru')),
  name text not null check (name <> ''),
  primary key (taxonomy, lang)
);

-- A term is never deleted, since records point at it: its validity ends.
create table taxonomy_term (
  id uuid primary key, -- UUID v5 of taxonomy and code: the same in every installation
  taxonomy text not null references taxonomy,
  code text not null check (code <> ''),
  parent_id uuid references taxonomy_term deferrable initially deferred,
  position integer not null,
  valid_from date,
  valid_to date, -- last day of validity
  unique (taxonomy, code),
  check (valid_to >= valid_from),
  check (parent_id <> id)
);

create table term_label (
  term_id uuid not null references taxonomy_term on delete cascade,
  lang text not null check (lang in ('it', 'en', 'fr', 'zh', 'ar', 'ru')),
  label text not null check (label <> ''),
  plain_label text not null check (plain_label <> ''), -- as a person in need would say it
  synonyms text[] not null default '{}', -- what people type
  edited_at timestamptz, -- set when a person changed the row: the loader then leaves it alone
  primary key (term_id, lang)
);

-- The same or a near concept in another scheme, as SKOS says it: `broad` means that the target is wider than the term.
create table term_mapping (
  term_id uuid not null references taxonomy_term on delete cascade,
  scheme text not null,
  code text not null,
  relation text not null check (relation in ('exact', 'broad', 'narrow')),
  primary key (term_id, scheme, code),
  foreign key (scheme, code) references taxonomy_term (taxonomy, code)
);

-- One row: what was loaded last, and a number that grows with every change, so that processes know to read again.
create table taxonomy_state (
  only_one boolean primary key default true check (only_one),
  checksum text not null,
  version bigint not null
);
insert into taxonomy_state (checksum, version) values ('', 0);

create function taxonomy_changed() returns trigger language plpgsql as $$
begin
  update taxonomy_state set version = version + 1;
  return null;
end $$;
create trigger taxonomy_changed after insert or update or delete on taxonomy_term
  for each statement execute function taxonomy_changed();
create trigger taxonomy_changed after insert or update or delete on term_label
  for each statement execute function taxonomy_changed();
create trigger taxonomy_changed after insert or update or delete on term_mapping
  for each statement execute function taxonomy_changed();
