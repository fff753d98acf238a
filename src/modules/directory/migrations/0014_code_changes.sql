-- directory/0014: codes retired by the staff, and the records that followed; taken back for 30 days

create table code_change (
  id uuid primary key,
  taxonomy text not null,
  code text not null,
  -- The code that stands in its place; none where no record had it.
  replacement text,
  at timestamptz not null,
  by_name text not null,
  undone_at timestamptz,
  undone_by text
);

-- What changed in each record: the places where the code stood, and whether the other stood there already.
create table code_change_record (
  change_id uuid not null references code_change on delete cascade,
  organization_id uuid not null references organization on delete cascade,
  places jsonb not null,
  primary key (change_id, organization_id)
);
