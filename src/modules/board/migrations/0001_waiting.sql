-- board/0001: what waits for somebody of the staff, whatever it is

create table waiting_item (
  -- As a module's manifest names it, such as `editing.record`; with the id of the thing in that module.
  kind text not null check (kind ~ '^[a-z]+\.[a-z_]+$'),
  id uuid not null,
  -- What it is about, as its list shows it, in the language of the thing.
  title text not null check (length(title) between 1 and 500),
  lang text not null default 'it' check (lang in ('it', 'en', 'fr', 'zh', 'ar', 'ru')),
  organization_id uuid,
  -- ISTAT codes of its municipality, province and region: those who look after one of them see it.
  territories text[] not null default '{}',
  -- Who asked; nobody decides what they asked themselves.
  submitted_by uuid,
  submitted_name text,
  since timestamptz not null,
  -- Already public, to be checked afterwards.
  published boolean not null default false,
  settled_at timestamptz,
  settled_by text,
  primary key (kind, id)
);
create index waiting_item_open on waiting_item (since, id) where settled_at is null;
create index waiting_item_organization on waiting_item (organization_id) where organization_id is not null;
