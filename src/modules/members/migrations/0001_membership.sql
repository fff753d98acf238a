-- members/0001: who asks to look after the record of an organisation, how they prove it, and what came of it

create table membership_request (
  id uuid primary key,
  organization_id uuid not null references organization on delete cascade,
  account_id uuid not null references account on delete cascade,
  -- registration: a record that was not there; code: to the address on record; letter: a code to the seat;
  -- document: shown at the desk or to an editor.
  way text not null check (way in ('registration', 'code', 'letter', 'document')),
  -- What the person says of themselves.
  note text check (length(note) <= 2000),
  -- code: one is on its way; waiting: the staff decides.
  state text not null check (state in ('code', 'waiting', 'granted', 'returned', 'withdrawn')),
  -- A code was typed right; null for other ways.
  proven_at timestamptz,
  -- Only a hash: the code itself is in the mail or on the letter.
  code_hash bytea,
  code_expires_at timestamptz,
  tries smallint not null default 0 check (tries between 0 and 5),
  -- Why an owner there already is against it.
  objection text check (length(objection) <= 2000),
  objected_by text,
  -- Why it came back, or by what the person was recognised.
  reason text check (length(reason) <= 2000),
  decided_by uuid,
  decided_name text,
  decided_at timestamptz,
  -- The grant it ended in, to be taken back with the decision.
  grant_id uuid,
  created_at timestamptz not null,
  -- Nobody decides their own.
  check (decided_by is null or decided_by <> account_id)
);
create unique index membership_request_open on membership_request (organization_id, account_id)
  where state in ('code', 'waiting');
create index membership_request_account on membership_request (account_id, created_at);
create index membership_request_organization on membership_request (organization_id, created_at);
