-- freshness/0003: whoever works for some places asks only there

-- ISTAT codes of the places for which whoever started it worked: it asks nobody whose seat is elsewhere; null is everywhere.
alter table freshness_campaign add column scope text[] check (cardinality(scope) > 0);
