-- directory/0007: the search follows documents; what leaves organization_search leaves them in the same transaction

-- The stamp of a row is now the sequence number of its document, so that cards agree whichever engine answers.
alter table organization_search alter column stamp drop default;
drop sequence organization_search_stamp;

create function organization_search_gone() returns trigger language plpgsql as $$
begin
  update search_document d set document = null, seq = nextval('search_seq'), xid = pg_current_xact_id()
    from gone
    where d.kind = 'organization' and d.id = gone.organization_id and d.document is not null;
  if found then
    perform pg_notify('search', '');
  end if;
  return null;
end $$;
create trigger organization_search_gone
  after delete on organization_search referencing old table as gone
  for each statement execute function organization_search_gone();

create function organization_search_emptied() returns trigger language plpgsql as $$
begin
  update search_document set document = null, seq = nextval('search_seq'), xid = pg_current_xact_id()
    where kind = 'organization' and document is not null;
  perform pg_notify('search', '');
  return null;
end $$;
create trigger organization_search_emptied
  after truncate on organization_search
  for each statement execute function organization_search_emptied();
