-- directory/0009: what citizens report waits in the staff's queue, and is answered

-- What the staff answered by mail, to who left an address.
alter table record_report add column answer text check (length(answer) <= 5000);

-- What waits about an organisation goes with it.
delete from waiting_item w where organization_id is not null
  and not exists (select from organization o where o.id = w.organization_id);
alter table waiting_item add foreign key (organization_id) references organization on delete cascade;

insert into waiting_item (kind, id, title, lang, organization_id, territories, since)
select 'directory.report', r.id, left(o.name, 500), o.original_lang, o.id, '{}', r.created_at
from record_report r join organization o on o.id = r.organization_id
where r.state = 'open';
