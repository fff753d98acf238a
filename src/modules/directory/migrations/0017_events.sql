-- directory/0017: events, which have a day and often an hour (schema.org Event; HSDS has none)

-- Days and hours are those on the clocks of the territory, as people say them: an event at nine in the evening stays at
-- nine. Of an hour that comes twice, the night clocks are put back, the first is meant (RFC 5545 §3.3.5); one that clocks
-- jump over is refused by the form.
create table organization_event (
  id uuid primary key,
  organization_id uuid not null references organization on delete cascade,
  name text not null check (length(name) between 1 and 300),
  description text check (length(description) <= 10000),
  -- schema.org eventStatus; what is cancelled stays in sight and says so.
  status text not null default 'scheduled' check (status in ('scheduled', 'cancelled', 'postponed')),
  starts_on date not null,
  -- None: the whole day.
  starts_at time check (starts_at < '24:00'),
  -- Last day; none: the first.
  ends_on date check (ends_on >= starts_on),
  ends_at time check (ends_at < '24:00'),
  -- One of its places, and a room there; or any other place by name and municipality.
  place_id uuid,
  place_name text check (length(place_name) between 1 and 300),
  istat_code text,
  -- Where it is followed from a distance.
  online_url text check (length(online_url) <= 500),
  free boolean, -- of charge: yes, no or not known
  fees_description text check (length(fees_description) <= 10000),
  -- A web address, an address of mail or a phone number.
  booking text check (length(booking) between 1 and 500),
  foreign key (place_id, organization_id) references location (id, organization_id) on delete set null (place_id),
  constraint organization_event_hours check (ends_at is null or starts_at is not null),
  constraint organization_event_order check (coalesce(ends_on, starts_on) > starts_on or ends_at >= starts_at)
);
create index organization_event_organization on organization_event (organization_id);
create index organization_event_last_day on organization_event ((coalesce(ends_on, starts_on)));
create index organization_event_place on organization_event (place_id) where place_id is not null;

alter table translation drop constraint translation_entity_check,
  add check (entity in ('organization', 'service', 'program', 'activity', 'location',
    'organization_picture', 'organization_document', 'organization_event'));
