-- imports/0003: whoever works for some places brings in rows of these places only

-- ISTAT codes of the places for which whoever brought it worked: rows of elsewhere are not written; null is everywhere.
alter table import_batch add column scope text[] check (cardinality(scope) > 0);
