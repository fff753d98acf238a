-- platform/0004: people with an account, and what each may do where

create table account (
  id uuid primary key,
  -- What a person types to enter, beside the password; letters that cannot be mistaken for others.
  user_id text not null unique check (user_id ~ '^[a-z0-9]([a-z0-9._-]{1,38}[a-z0-9])$'),
  -- Unique without regard to capitals; confirmed by a link before anything can be done with the account.
  email text not null check (length(email) between 3 and 254),
  name text not null check (length(name) between 1 and 200),
  lang text not null default 'it' check (lang in ('it', 'en', 'fr', 'zh', 'ar', 'ru')),
  state text not null default 'pending' check (state in ('pending', 'active', 'suspended', 'removed')),
  created_at timestamptz not null default now()
);
create unique index account_email on account (lower(email)) where state <> 'removed';

-- What somebody may do: the sum of the grants valid today, never a level.
create table role_grant (
  id uuid primary key,
  account_id uuid not null references account on delete cascade,
  role text not null,
  -- The body it is for; always there for those who act for a body, never for others.
  organization_id uuid,
  -- ISTAT code of the region (2), province (3) or municipality (6) it is for; null is the whole territory.
  territory text check (territory ~ '^([0-9]{2,3}|[0-9]{6})$'),
  valid_from timestamptz not null default now(),
  valid_to timestamptz check (valid_to >= valid_from),
  granted_by text not null,
  granted_at timestamptz not null default now(),
  check ((role in ('organization_editor', 'organization_owner', 'public_body_officer')) = (organization_id is not null))
);
create index role_grant_account on role_grant (account_id);
create index role_grant_organization on role_grant (organization_id) where organization_id is not null;

-- A session is of a person with an account, or of whoever held a single-use link.
alter table session
  alter column entry_link_id drop not null,
  add column account_id uuid references account on delete cascade,
  -- When the second factor was given; staff roles count only after it.
  add column second_factor_at timestamptz,
  -- When the person last proved who they are, for what asks it again.
  add column proved_at timestamptz,
  -- As people call it, such as "Firefox, Windows", and the block of addresses it came from (/24 or /48).
  add column device text check (length(device) <= 100),
  add column address_block text check (length(address_block) <= 50),
  add check (num_nonnulls(entry_link_id, account_id) = 1);
create index session_account on session (account_id) where account_id is not null;
