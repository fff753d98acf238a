-- directory/0004: removing a record looks for those merged into it

create index organization_merged on organization (merged_into_id) where merged_into_id is not null;
