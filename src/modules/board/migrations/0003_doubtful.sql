-- board/0003: the name of what waits may deceive (its letters, or another's name that looks the same): nobody approves it at a glance
alter table waiting_item add doubtful boolean not null default false;
