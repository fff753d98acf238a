-- members/0002: the people of an organisation: accesses that were ended, responsibility handed over, answers to claims

-- Who looks after a record that is not there any more looks after nothing.
delete from role_grant g
  where g.organization_id is not null and not exists (select from organization o where o.id = g.organization_id);
alter table role_grant add constraint role_grant_of_organization
  foreign key (organization_id) references organization on delete cascade;

-- An access that somebody else ended, so that it can be given back for 30 days; the row goes with that, or then.
create table access_end (
  grant_id uuid primary key references role_grant on delete cascade,
  organization_id uuid not null references organization on delete cascade,
  account_id uuid not null references account on delete cascade,
  -- owner: another owner of the organisation; staff: what the staff ends only the staff gives back.
  by_whom text not null check (by_whom in ('owner', 'staff')),
  ended_by uuid not null,
  ended_name text not null,
  ended_at timestamptz not null,
  check (ended_by <> account_id)
);
create index access_end_organization on access_end (organization_id);
create index access_end_account on access_end (account_id);

-- An owner asks somebody to answer for the organisation in their place; both stay what they are until that is accepted.
create table hand_over (
  id uuid primary key,
  organization_id uuid not null references organization on delete cascade,
  giver_id uuid not null references account on delete cascade,
  -- The colleague who is asked; null while an invitation by mail is open.
  taker_id uuid references account on delete cascade,
  invitation_id uuid references account_invitation on delete set null,
  -- What the giver does then.
  then_giver text not null check (then_giver in ('leaves', 'edits')),
  state text not null check (state in ('open', 'accepted', 'declined', 'withdrawn')),
  created_at timestamptz not null,
  settled_at timestamptz,
  check (giver_id <> taker_id),
  check ((state = 'open') = (settled_at is null))
);
create unique index hand_over_open on hand_over (organization_id, giver_id) where state = 'open';
create index hand_over_giver on hand_over (giver_id);
create index hand_over_taker on hand_over (taker_id);
create index hand_over_invitation on hand_over (invitation_id) where invitation_id is not null;

create index account_invitation_organization on account_invitation ((purpose ->> 'organizationId'))
  where purpose ->> 'organizationId' is not null;

alter table membership_request
  -- Until when the owners there are have time to answer; null when nobody is asked, or when it is the staff's turn.
  add column owners_until timestamptz,
  add column objected_by_id uuid;
