-- directory/0015: when each part of a record was confirmed last, by itself: {"hours": "2026-11-22T10:00:00Z"}

alter table organization add column parts_verified jsonb not null default '{}';
