-- spaces/0002: a submission is decided in parts

-- Ids of the parts that were sent back while the rest became public (`partsOf`); nothing where all was approved.
alter table space_submission add left_out text[] check (cardinality(left_out) > 0);
alter table space_submission
  add check (left_out is null or (state = 'approved' and reason is not null));
