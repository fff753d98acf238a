-- imports/0002: deciding about a row rewrites it; fewer indexes and free room in each page make that cheap

drop index import_row_outcome;
drop index import_row_organization;
create index import_row_ambiguous on import_row (batch_id, row_number) where outcome = 'ambiguous';
alter table import_row set (fillfactor = 60);
