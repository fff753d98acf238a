-- thesaurus/0001: what people's words mean, and what they searched

create table thesaurus_entry (
  id uuid primary key default gen_random_uuid(),
  lang text not null check (lang in ('it', 'en', 'fr', 'zh', 'ar', 'ru')),
  -- As people type it; any of them means the same.
  phrases text[] not null check (cardinality(phrases) between 1 and 12 and '' <> all(phrases)),
  -- `key:code` of a coded key of the search, such as `sector:mensa_sociale` or `place:100005`.
  codes text[] not null default '{}' check (cardinality(codes) <= 30 and '' <> all(codes)),
  -- Other words to look for.
  words text[] not null default '{}' check (cardinality(words) <= 30 and '' <> all(words)),
  note text not null default '' check (length(note) <= 500),
  -- `editor` as soon as a person wrote it or changed it: the files then leave it alone.
  origin text not null check (origin in ('shipped', 'editor')),
  -- Language and first phrase of the entry in our files that this one is, or was before a person changed it.
  shipped_key text unique check (origin = 'editor' or shipped_key is not null),
  -- Grows with every change: a form made from an older one is refused.
  revision integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  updated_by text, -- name of the member of staff; null for the files
  removed_at timestamptz, -- by a person, who can take it back
  check (cardinality(codes) + cardinality(words) > 0)
);

-- One row: what was loaded last, and a number that grows with every change, so that processes know to read again.
create table thesaurus_state (
  only_one boolean primary key default true check (only_one),
  checksum text not null,
  version bigint not null
);
insert into thesaurus_state (checksum, version) values ('', 0);

create function thesaurus_changed() returns trigger language plpgsql as $$
begin
  update thesaurus_state set version = version + 1;
  return null;
end $$;
create trigger thesaurus_changed after insert or update or delete on thesaurus_entry
  for each statement execute function thesaurus_changed();

-- How often something was searched on a day. Nothing says by whom; see docs/privacy.md for how long.
create table search_asked (
  day date not null,
  lang text not null check (lang in ('it', 'en', 'fr', 'zh', 'ar', 'ru')), -- of the page
  folded text not null check (length(folded) between 1 and 100), -- equal for writings of the same words
  text text not null check (length(text) between 1 and 100), -- as it was typed last
  times integer not null check (times > 0),
  total integer not null check (total >= 0), -- records found the last time
  primary key (lang, folded, day)
);
create index search_asked_day on search_asked (day);

-- Searches that need no entry, as an editor said; they are not suggested either.
create table search_set_aside (
  lang text not null,
  folded text not null,
  set_aside_at timestamptz not null,
  set_aside_by text not null,
  primary key (lang, folded)
);
