-- directory/0002: what the search reads; derived from the directory's tables, it can be emptied and rebuilt at any time

create sequence organization_search_stamp;

create table organization_search (
  -- Only public records that were not merged into another have a row.
  organization_id uuid primary key references organization on delete cascade,
  -- New at every refresh: what was rendered for an older one is stale.
  stamp bigint not null default nextval('organization_search_stamp'),
  -- Words (weight A: names, B: services, C: descriptions, D: all else), stems as `it~stem`, codes as `=area:sociale`.
  words tsvector not null,
  -- The name folded as the search folds words; also the order by name.
  name_folded text not null,
  name_words smallint not null,
  -- The type and the wider type it belongs to.
  types text[] not null,
  areas text[] not null,
  sectors text[] not null,
  beneficiaries text[] not null,
  -- ISTAT codes of municipalities and ids of localities.
  places text[] not null,
  languages text[] not null,
  -- True when some door, or some service, is known to be so.
  wheelchair boolean not null,
  free boolean not null,
  dissolved boolean not null,
  -- Latitude and longitude of each door, one after the other.
  points double precision[] not null,
  verified_at timestamptz,
  fresh_at timestamptz not null
);
-- Changes wait in a list of at most 16 MB, or writing many at once would take ten times as long.
create index organization_search_words on organization_search using gin (words) with (gin_pending_list_limit = 16384);

-- The words of public names, services and code lists, to find the one that was meant.
create table organization_search_word (
  word text primary key,
  -- About how many records had it when the table was last rebuilt; among equals the commoner is meant.
  records integer not null default 1
);
create index organization_search_word_trgm on organization_search_word using gin (word gin_trgm_ops);
create index organization_search_word_prefix on organization_search_word (word text_pattern_ops);

-- Whatever the application forgets, a record that is withdrawn or merged leaves the search in the same transaction.
create function organization_search_withdraw() returns trigger language plpgsql as $$
begin
  delete from organization_search where organization_id = new.id;
  return null;
end $$;
create trigger organization_search_withdraw
  after update of visibility, merged_into_id on organization
  for each row when (new.visibility <> 'public' or new.merged_into_id is not null)
  execute function organization_search_withdraw();

-- Kilometres from a place to the nearest of some points (haversine, mean earth radius); null without points.
create function organization_search_km(points double precision[], lat double precision, lon double precision)
returns double precision language sql immutable parallel safe as $$
  select min(2 * 6371.0088 * asin(sqrt(least(1,
    sin(radians(points[i] - lat) / 2) ^ 2
    + cos(radians(lat)) * cos(radians(points[i])) * sin(radians(points[i + 1] - lon) / 2) ^ 2))))
  from generate_series(1, cardinality(points) - 1, 2) as i
$$;
