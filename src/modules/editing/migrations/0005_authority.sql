-- editing/0005: whose word a submission is: that of the organisation's own people, or of the desk that it asked to write
alter table record_submission add authority text not null default 'owner' check (authority in ('owner', 'desk'));
