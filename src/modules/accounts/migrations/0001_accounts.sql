-- accounts/0001: how people with an account enter, and what waits to become one

create table account_password (
  account_id uuid primary key references account on delete cascade,
  -- argon2id in PHC form, with its parameters and salt.
  hash text not null check (length(hash) between 60 and 300),
  changed_at timestamptz not null
);

-- Somebody who registered and did not yet confirm the address. Kept apart from accounts, so that a name for entering
-- is taken in the same way whether the address is known or not; forgotten after 7 days.
create table account_registration (
  id uuid primary key,
  user_id text not null unique check (user_id ~ '^[a-z0-9]([a-z0-9._-]{1,38}[a-z0-9])$'),
  email text not null check (length(email) between 3 and 254),
  name text not null check (length(name) between 1 and 200),
  lang text not null check (lang in ('it', 'en', 'fr', 'zh', 'ar', 'ru')),
  password_hash text not null check (length(password_hash) between 60 and 300),
  created_at timestamptz not null
);

-- Links sent by mail, each good once.
create table account_link (
  id uuid primary key,
  token_hash bytea not null unique,
  purpose text not null check (purpose in ('confirm', 'reset', 'email')),
  registration_id uuid references account_registration on delete cascade,
  account_id uuid references account on delete cascade,
  -- The address to be confirmed, when an account changes its own.
  email text check (length(email) between 3 and 254),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  check ((purpose = 'confirm') = (registration_id is not null)),
  check ((purpose <> 'confirm') = (account_id is not null)),
  check ((purpose = 'email') = (email is not null))
);
create index account_link_account on account_link (account_id) where account_id is not null;
create index account_link_registration on account_link (registration_id) where registration_id is not null;

create table account_invitation (
  id uuid primary key,
  -- Set when the mail goes out.
  token_hash bytea unique,
  email text not null check (length(email) between 3 and 254),
  lang text not null check (lang in ('it', 'en', 'fr', 'zh', 'ar', 'ru')),
  invited_by text not null check (length(invited_by) between 1 and 200),
  -- What for, in words for the person invited; what happens then is the business of the module that asked.
  reason text not null check (length(reason) between 1 and 500),
  purpose jsonb not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid references account on delete set null
);
create index account_invitation_email on account_invitation (lower(email));

-- The password was right and a second factor is still to come; at most five tries, ten minutes.
create table sign_in_step (
  id uuid primary key,
  token_hash bytea not null unique,
  account_id uuid not null references account on delete cascade,
  device text not null check (length(device) <= 100),
  address_block text not null check (length(address_block) <= 50),
  tries smallint not null default 0 check (tries between 0 and 5),
  -- Where to go afterwards: a path of this site.
  next text check (length(next) <= 2000),
  created_at timestamptz not null,
  expires_at timestamptz not null
);

-- Tries to enter, by what they are counted for: an account from one block, an account, a block, a mailbox.
-- Keys are hashes: nothing here says who tried.
create table sign_in_limit (
  key bytea primary key,
  tries integer not null check (tries >= 0),
  last_at timestamptz not null,
  free_at timestamptz not null
);
create index sign_in_limit_last on sign_in_limit (last_at);

-- Where an account was entered from before, to tell its owner of a sign-in from elsewhere.
create table known_device (
  account_id uuid not null references account on delete cascade,
  device text not null check (length(device) <= 100),
  address_block text not null check (length(address_block) <= 50),
  last_seen_at timestamptz not null,
  primary key (account_id, device, address_block)
);
