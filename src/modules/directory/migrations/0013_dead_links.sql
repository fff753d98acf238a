-- directory/0013: web addresses of a record that do not lead anywhere now, so that its page does not offer them

create table dead_link (
  organization_id uuid not null references organization on delete cascade,
  -- As the record has it.
  url text not null check (length(url) <= 2000),
  since timestamptz not null,
  primary key (organization_id, url)
);
