-- hsds/0001: where the pages of a list end, so that page numbers mean the same all along a walk
-- Unlogged: after a crash a reader starts again, nothing is lost. Rows live an hour after their last use.
create unlogged table hsds_page_plan (
  id uuid primary key,
  -- Digest of the list, its filters and the size of a page.
  list text not null,
  total integer not null check (total >= 0),
  -- Last identifier of each page.
  ends uuid[] not null,
  used_at timestamptz not null
);
create index hsds_page_plan_list on hsds_page_plan (list, used_at);
create index hsds_page_plan_used on hsds_page_plan (used_at);
