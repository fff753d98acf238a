-- accounts/0002: what somebody has besides the password

-- The secret of an authenticator application (RFC 6238), encrypted with the installation's key; one for each account.
create table totp (
  account_id uuid primary key references account on delete cascade,
  secret bytea not null,
  -- Null while the first code was not yet typed: then it does not count.
  confirmed_at timestamptz,
  -- Step of the last code that was used; it and those before it never count again.
  last_step bigint not null default 0,
  created_at timestamptz not null
);

-- Ten codes on paper, for when the telephone is lost; each works once. Only hashes are kept.
create table recovery_code (
  account_id uuid not null references account on delete cascade,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (account_id, code_hash)
);

-- Wrong codes typed after a right password, counted across sign-ins and restarts.
create table second_factor_tries (
  account_id uuid primary key references account on delete cascade,
  tries integer not null check (tries >= 0),
  since timestamptz not null
);
