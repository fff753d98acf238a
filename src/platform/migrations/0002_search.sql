-- platform/0002: what the search is made from, and the feed that every node follows

create sequence search_seq;

-- One row for each record that is or was found: its document, or null once it must not be found any more.
create table search_document (
  kind text not null,
  id uuid not null,
  -- New at every change.
  seq bigint not null default nextval('search_seq'),
  -- The transaction of the last change: a follower asks for what its last snapshot could not see, so that a
  -- transaction that commits late is neither skipped nor waited for.
  xid xid8 not null default pg_current_xact_id(),
  document json,
  primary key (kind, id)
);
create index search_document_xid on search_document (xid);
