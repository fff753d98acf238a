-- directory/0016: a mark given in error takes the confirmation it brought away with it

-- What the record said of its last confirmation before the mark.
alter table organization_mark add confirmed_before timestamptz, add confirmed_by_before text;
