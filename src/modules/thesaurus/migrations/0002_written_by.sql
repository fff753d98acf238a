-- thesaurus/0002: whoever works for some places changes the entries they wrote

-- Id of the account that wrote, changed, removed or restored it last; null for our files and for what was written before.
alter table thesaurus_entry add column updated_by_id text;
