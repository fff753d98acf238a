-- directory/0012: who looks after one territory sees the reports on its organisations; what follows a merge is known

update waiting_item w set territories = array[l.istat_code, p.code, p.region_code]
from location l join province p on p.code = left(l.istat_code, 3)
where w.kind = 'directory.report' and l.organization_id = w.organization_id and l.is_seat;

-- What belonged to a record that became part of another and went along, so that it can go back.
create table merge_follower (
  merge_id uuid not null,
  kind text not null check (length(kind) between 1 and 60),
  thing_id uuid not null,
  primary key (merge_id, kind, thing_id)
);
