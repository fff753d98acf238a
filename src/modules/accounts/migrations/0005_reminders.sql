-- accounts/0005: who was told that something of theirs ends soon, so that nobody is told twice

create table account_reminder (
  -- What ends: a grant, an invitation, a request, a mandate.
  subject_id uuid not null,
  account_id uuid not null references account on delete cascade,
  -- When; what was prolonged ends at another moment, and is told again.
  until timestamptz not null,
  primary key (subject_id, account_id, until)
);
create index account_reminder_account on account_reminder (account_id);
create index account_reminder_until on account_reminder (until);
