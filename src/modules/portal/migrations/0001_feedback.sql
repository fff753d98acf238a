-- portal/0001: how clear each page is to those who read it; nothing says who they are

create table page_feedback (
  id uuid primary key,
  -- Address without language and query.
  page text not null check (page ~ '^/' and length(page) <= 300),
  lang text not null,
  rating integer not null check (rating between 1 and 5),
  -- One of the fixed answers to the second question.
  reason text,
  details text check (length(details) <= 2000),
  created_at timestamptz not null default now()
);
create index page_feedback_page on page_feedback (page, created_at);
create index page_feedback_created on page_feedback (created_at);
