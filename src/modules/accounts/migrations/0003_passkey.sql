-- accounts/0003: passkeys (Web Authentication, level 3)

-- A key pair of a telephone, a computer or a stick; only the public half is here.
create table passkey (
  id uuid primary key,
  account_id uuid not null references account on delete cascade,
  -- As the browser writes it, base64url; at most 1023 bytes.
  credential_id text not null unique check (length(credential_id) <= 1400),
  public_key bytea not null,
  -- Signatures made so far, where the device counts them; going back means a copy.
  counter bigint not null,
  transports text[] not null,
  -- As its owner calls it.
  name text not null check (length(name) between 1 and 60),
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index passkey_account on passkey (account_id);

-- What a device is asked to sign, once and within five minutes.
create table passkey_challenge (
  id uuid primary key,
  challenge text not null,
  -- Whose new passkey it is for; null to enter.
  account_id uuid references account on delete cascade,
  expires_at timestamptz not null
);
