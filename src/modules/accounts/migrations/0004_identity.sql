-- accounts/0004: entering through another service (OpenID Connect)

-- Who somebody is at another service: the pair of issuer and subject never changes hands, an e-mail can.
create table account_identity (
  id uuid primary key,
  account_id uuid not null references account on delete cascade,
  issuer text not null check (length(issuer) between 1 and 500),
  subject text not null check (length(subject) between 1 and 255),
  -- Name or e-mail over there, for its owner to recognise.
  known_as text not null check (length(known_as) between 1 and 254),
  created_at timestamptz not null,
  last_used_at timestamptz,
  unique (issuer, subject)
);
create index account_identity_account on account_identity (account_id);

-- Somebody was sent to another service; when they are back and unknown, what it said of them waits here for a choice.
create table identity_attempt (
  id uuid primary key,
  -- Of the cookie of the browser that began: only this browser can come back.
  token_hash bytea not null unique,
  provider text not null check (length(provider) <= 40),
  state text not null check (length(state) <= 100),
  nonce text not null check (length(nonce) <= 100),
  code_verifier text not null check (length(code_verifier) <= 128),
  -- Whether the service must have asked who it is a moment ago.
  fresh boolean not null,
  -- Where to go afterwards: a path of this site.
  next text check (length(next) <= 2000),
  returned_at timestamptz,
  -- { issuer, subject, knownAs, name, email, emailVerified }
  identity jsonb check (identity is null or returned_at is not null),
  expires_at timestamptz not null
);

-- Who came from another service has no password; the identity waits for the address to be confirmed.
alter table account_registration
  alter column password_hash drop not null,
  -- { issuer, subject, knownAs }
  add column identity jsonb,
  add constraint account_registration_way check ((password_hash is null) = (identity is not null));
