-- taxonomy/0002: the staff adds terms, orders them and ends them; what it did survives the files of a later release

alter table taxonomy_term
  add column origin text not null default 'shipped' check (origin in ('shipped', 'staff')),
  -- The code that stands for it since it was retired by the staff.
  add column replaced_by text,
  -- Set when a person ended it or put it in use again: the loader then leaves its validity alone.
  add column ended_by_staff boolean not null default false,
  -- Set when a person ordered its list: the loader then leaves its place alone.
  add column placed_by_staff boolean not null default false;
