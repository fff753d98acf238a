-- visits/0001: how often each organisation was shown, by day and language of the page. Nothing says to whom.
create table visit_count (
  organization_id uuid not null references organization (id) on delete cascade,
  day date not null,
  lang text not null check (lang in ('it', 'en', 'fr', 'zh', 'ar', 'ru')),
  -- page: its page; results: among the first results of a search; card: its card on another site;
  -- vcard, print: somebody took its visiting card, poster or leaflet
  shown text not null check (shown in ('page', 'results', 'card', 'vcard', 'print')),
  times integer not null check (times > 0),
  primary key (organization_id, day, lang, shown)
);
create index visit_count_day on visit_count (day);

-- Words of the searches that had it among their first results, by month; told from five times on.
create table visit_words (
  organization_id uuid not null references organization (id) on delete cascade,
  month date not null check (extract(day from month) = 1),
  lang text not null check (lang in ('it', 'en', 'fr', 'zh', 'ar', 'ru')),
  folded text not null check (length(folded) between 1 and 100),
  text text not null check (length(text) between 1 and 100),
  times integer not null check (times > 0),
  primary key (organization_id, month, lang, folded)
);
create index visit_words_month on visit_words (month);
