-- lists/0001: lists of organisations that somebody wants to find again

create table list_view (
  id uuid primary key,
  -- Who saved it: their account, or the link they entered by.
  owner_id text not null,
  owner_name text not null,
  name text not null check (length(name) between 1 and 100),
  -- The filters, as the address of the list has them.
  query text not null check (length(query) <= 2000),
  -- All who see the list see the view; each finds only records of their own territory in it.
  shared boolean not null default false,
  created_at timestamptz not null,
  -- Removed, and forgotten 30 days later.
  removed_at timestamptz
);
create index list_view_owner on list_view (owner_id) where removed_at is null;
create index list_view_shared on list_view (shared) where removed_at is null and shared;
