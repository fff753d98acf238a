-- editing/0004: a change may become public at a moment of its own

alter table record_submission
  -- From when it shall be public; at once when absent.
  add column publish_at timestamptz,
  -- What was approved of it and is public only later, and what the editors write otherwise.
  add column approved_document jsonb,
  add column corrected_document jsonb;

-- scheduled: approved (or of a trusted organisation), public at its moment.
alter table record_submission drop constraint record_submission_state_check;
alter table record_submission add constraint record_submission_state_check
  check (state in ('waiting', 'scheduled', 'approved', 'returned', 'withdrawn'));
alter table record_submission drop constraint record_submission_check;
alter table record_submission add constraint record_submission_decided
  check (case state when 'approved' then decided_at is not null when 'returned' then decided_at is not null
    when 'waiting' then decided_at is null else true end);
alter table record_submission add constraint record_submission_scheduled
  check (state <> 'scheduled' or (publish_at is not null and approved_document is not null));
create index record_submission_due on record_submission (publish_at) where state = 'scheduled';
