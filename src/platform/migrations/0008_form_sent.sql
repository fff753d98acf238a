-- platform/0008: which forms were sent, so that one that arrives twice makes one thing

create table form_sent (
  -- Digest of where, by whom, of one showing of a form and of all that was typed.
  form text primary key check (length(form) = 64),
  at timestamptz not null,
  -- Where the answer led; null until there is one, and for good when its process was killed.
  location text check (length(location) <= 2000)
);
create index form_sent_at on form_sent (at);
