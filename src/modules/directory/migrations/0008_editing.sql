-- directory/0008: records are edited by many hands: what the application checks, the database holds

-- What belongs to a service, a place or a programme is of the same organisation as they are.
alter table service add unique (id, organization_id);
alter table location add unique (id, organization_id);
alter table program add unique (id, organization_id);
alter table service drop constraint service_program_id_fkey,
  add foreign key (program_id, organization_id) references program (id, organization_id) on delete set null (program_id);
alter table phone drop constraint phone_service_id_fkey, drop constraint phone_location_id_fkey,
  add foreign key (service_id, organization_id) references service (id, organization_id) on delete cascade,
  add foreign key (location_id, organization_id) references location (id, organization_id) on delete cascade;
alter table contact drop constraint contact_service_id_fkey,
  add foreign key (service_id, organization_id) references service (id, organization_id) on delete cascade;
alter table schedule drop constraint schedule_service_id_fkey, drop constraint schedule_location_id_fkey,
  add foreign key (service_id, organization_id) references service (id, organization_id) on delete cascade,
  add foreign key (location_id, organization_id) references location (id, organization_id) on delete cascade;
alter table spoken_language drop constraint spoken_language_service_id_fkey,
  add foreign key (service_id, organization_id) references service (id, organization_id) on delete cascade;
create function service_at_location_own() returns trigger language plpgsql as $$
begin
  if not exists (select from service s join location l using (organization_id)
                 where s.id = new.service_id and l.id = new.location_id) then
    raise 'service % and location % are of two organisations', new.service_id, new.location_id
      using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger service_at_location_own before insert or update on service_at_location
  for each row execute function service_at_location_own();

-- Deleting a service or a place looks for what hangs on it.
create index phone_service on phone (service_id) where service_id is not null;
create index phone_location on phone (location_id) where location_id is not null;
create index schedule_service on schedule (service_id) where service_id is not null;
create index schedule_location on schedule (location_id) where location_id is not null;
create index contact_service on contact (service_id) where service_id is not null;
create index spoken_language_service on spoken_language (service_id) where service_id is not null;

-- A service is not for people younger than its oldest and older than its youngest.
alter table service add check (maximum_age >= minimum_age),
  add check (length(application_process) <= 10000), add check (length(eligibility_description) <= 10000),
  add check (length(fees_description) <= 10000), add check (length(alert) <= 10000),
  add check (length(wait_time) <= 1000), add check (length(url) <= 500), add check (length(email) <= 254);
alter table program add check (length(name) between 1 and 300), add check (length(description) <= 10000);
alter table activity add check (length(name) between 1 and 300), add check (length(description) <= 10000);
alter table location add check (length(name) <= 300), add check (length(description) <= 10000),
  add check (length(locality) <= 200), add check (length(transportation) <= 2000),
  add check (length(accessibility_description) <= 2000);
alter table contact add check (length(title) between 1 and 200), add check (length(name) <= 200),
  add check (length(email) <= 254), add check (length(phone) <= 40);
alter table phone add check (length(description) <= 300), add check (extension between 0 and 999999);
alter table schedule add check (length(description) <= 300);
alter table spoken_language add check (length(note) <= 300);
alter table service_at_location add check (length(description) <= 1000);
alter table cost_option add check (length(option) <= 300), add check (length(amount_description) <= 1000);
alter table required_document add check (length(document) between 1 and 500);
alter table service_area add check (length(name) <= 200);
