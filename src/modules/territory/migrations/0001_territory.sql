-- territory/0001: regions, provinces and municipalities of Italy with validity, places within them and their names

-- A row that ceased has `successor_code`, or `valid_to` when it has none; null dates: not recorded in our sources.
create table region (
  code text primary key check (code ~ '^[0-9]{2}$'),
  name text not null,
  valid_from date,
  valid_to date,
  successor_code text references region deferrable initially deferred
);

create table province (
  code text primary key check (code ~ '^[0-9]{3}$'),
  region_code text not null references region,
  name text not null,
  sigla text not null check (sigla ~ '^[A-Z]{2}$'),
  valid_from date,
  valid_to date,
  successor_code text references province deferrable initially deferred
);

create table municipality (
  istat_code text primary key check (istat_code ~ '^[0-9]{6}$'),
  province_code text not null references province,
  name text not null,
  cadastral_code text not null check (cadastral_code ~ '^[A-Z][0-9]{3}$'),
  postal_codes text[] not null,
  population integer,
  population_year smallint,
  lat double precision check (lat between -90 and 90),
  lon double precision check (lon between -180 and 180),
  centre_quality text not null check (centre_quality in ('listed', 'approximate', 'none')),
  valid_from date,
  valid_to date,
  successor_code text references municipality deferrable initially deferred,
  check ((lat is null) = (lon is null))
);
create index municipality_province on municipality (province_code);
create index municipality_cadastral on municipality (cadastral_code);

-- Names of old, whether of the same municipality or of one that was merged into it.
create table municipality_former_name (
  istat_code text not null references municipality,
  name text not null,
  sigla text not null,
  until text,
  primary key (istat_code, name, sigla)
);

create table locality (
  id text primary key,
  istat_code text not null references municipality,
  kind text not null check (kind in ('frazione', 'quartiere', 'localita')),
  name text not null,
  lat double precision not null,
  lon double precision not null,
  centre_quality text not null check (centre_quality in ('listed', 'approximate'))
);
create index locality_municipality on locality (istat_code);

-- The Italian name is in the tables above; here are the others. `place` is `municipality:100005`, `province:100`,
-- `region:09`, `nation:IT` or `locality:100005-galciana`.
create table place_name (
  place text not null check (place ~ '^(nation|region|province|municipality|locality):'),
  lang text not null,
  name text not null check (length(name) between 1 and 200),
  kind text not null check (kind in ('official', 'translation', 'transliteration', 'dialect', 'synonym')),
  primary key (place, lang, name)
);

-- WGS84 boundaries as their owner published them, and a lighter copy whose shared borders still meet.
create table boundary (
  istat_code text primary key references municipality,
  geometry jsonb not null,
  simplified jsonb not null,
  area_km2 double precision not null check (area_km2 > 0),
  centroid_lat double precision not null,
  centroid_lon double precision not null,
  source text not null,
  imported_at timestamptz not null default now()
);

-- What is loaded: the snapshot in memory is renewed when `version` grows.
create table territory_state (
  only_row boolean primary key default true check (only_row),
  fingerprint text not null,
  version bigint not null default 1,
  changed_at timestamptz not null default now()
);
