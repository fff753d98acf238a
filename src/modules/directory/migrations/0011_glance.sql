-- directory/0011: what the staff's lists say of each record, at a glance: derived, written with the search of each record

create table organization_glance (
  organization_id uuid primary key references organization on delete cascade,
  name_folded text collate "C" not null,
  -- Municipality of the seat: its name, folded, and its ISTAT code; empty and null where it is not known.
  town text collate "C" not null,
  istat_code text,
  type_code text collate "C" not null,
  -- Hundredths of the criteria that apply which are met, as `completeness` of editing/next-steps.ts says them.
  completeness smallint not null check (completeness between 0 and 100),
  -- `-infinity` where nobody ever confirmed it, so that every record has its place in an order.
  verified_at timestamptz not null,
  fresh_until timestamptz not null,
  state text collate "C" not null check (state in ('public', 'draft', 'hidden', 'merged')),
  -- Languages in which it says what it is.
  langs text[] not null,
  lang_count smallint not null,
  -- Whether somebody can be reached: a phone that is no fax, or an address of (certified) mail.
  reachable boolean not null
);
create index organization_glance_name on organization_glance (name_folded, organization_id);
create index organization_glance_town on organization_glance (town, organization_id);
create index organization_glance_type on organization_glance (type_code, organization_id);
create index organization_glance_completeness on organization_glance (completeness, organization_id);
create index organization_glance_verified on organization_glance (verified_at, organization_id);
create index organization_glance_state on organization_glance (state, organization_id);
create index organization_glance_langs on organization_glance (lang_count, organization_id);
create index organization_glance_istat on organization_glance (istat_code);
create index organization_glance_words on organization_glance using gin (name_folded gin_trgm_ops);

create function organization_glance_refresh(ids uuid[]) returns void language sql as $$
  insert into organization_glance as old (organization_id, name_folded, town, istat_code, type_code, completeness,
    verified_at, fresh_until, state, langs, lang_count, reachable)
  select o.id, lower(unaccent(o.name)), coalesce(lower(unaccent(m.name)), ''), seat.istat_code,
    coalesce(o.type_code, ''), judged.completeness,
    coalesce(o.verified_at, '-infinity'),
    coalesce(o.verified_at + make_interval(months => o.review_interval_months), '-infinity'),
    case when o.merged_into_id is not null then 'merged' else o.visibility end,
    said.langs, cardinality(said.langs),
    o.email is not null or o.certified_email is not null or has.phone
  from organization o
  left join location seat on seat.organization_id = o.id and seat.is_seat
  left join municipality m on m.istat_code = seat.istat_code
  cross join lateral (select
      exists (select from phone p where p.organization_id = o.id and p.type <> 'fax') as phone,
      exists (select from service s where s.organization_id = o.id
        and s.status in ('active', 'temporarily closed')) as service,
      exists (select from location l where l.organization_id = o.id) as place,
      exists (select from location l where l.organization_id = o.id and l.location_type = 'physical') as door
    ) as has
  cross join lateral (select array(
      select o.original_lang
      union
      select t.lang from translation t where t.organization_id = o.id and t.entity = 'organization'
        and t.field in ('description', 'purpose')
      order by 1) as langs) as said
  cross join lateral (select round(100.0 * count(*) filter (where met) / count(*))::smallint as completeness
    from (values
      (true, o.email is not null or has.phone),
      (true, length(coalesce(o.description, '')) >= 80),
      (true, has.service),
      (true, exists (select from schedule h where h.organization_id = o.id and not h.closed)),
      (has.door or not has.place, exists (select from location l where l.organization_id = o.id
        and l.location_type = 'physical' and l.address_1 is not null and l.istat_code is not null)),
      (true, exists (select from organization_term t where t.organization_id = o.id and t.taxonomy = 'area')
        and exists (select from organization_term t where t.organization_id = o.id and t.taxonomy = 'beneficiary')),
      (has.service, not exists (select from service s where s.organization_id = o.id
        and s.status in ('active', 'temporarily closed')
        and (s.eligibility_description is null or s.application_process is null))),
      (has.service, not exists (select from service s where s.organization_id = o.id
        and s.status in ('active', 'temporarily closed') and s.free is null and s.fees_description is null
        and not exists (select from cost_option c where c.service_id = s.id))),
      (true, exists (select from spoken_language k where k.organization_id = o.id)),
      (has.door, not exists (select from location l where l.organization_id = o.id
        and l.location_type = 'physical' and l.wheelchair is null)),
      (o.description is not null, exists (select from translation t where t.organization_id = o.id
        and t.entity = 'organization' and t.field = 'description'))
    ) as criterion (applies, met) where applies) as judged
  where o.id = any(ids)
  on conflict (organization_id) do update set name_folded = excluded.name_folded, town = excluded.town,
    istat_code = excluded.istat_code, type_code = excluded.type_code, completeness = excluded.completeness,
    verified_at = excluded.verified_at, fresh_until = excluded.fresh_until, state = excluded.state,
    langs = excluded.langs, lang_count = excluded.lang_count, reachable = excluded.reachable
  where (old.name_folded, old.town, old.istat_code, old.type_code, old.completeness, old.verified_at,
      old.fresh_until, old.state, old.langs, old.reachable)
    is distinct from (excluded.name_folded, excluded.town, excluded.istat_code, excluded.type_code,
      excluded.completeness, excluded.verified_at, excluded.fresh_until, excluded.state, excluded.langs,
      excluded.reachable)
$$;
select organization_glance_refresh(array(select id from organization));

-- Whatever the application forgets, a record that is withdrawn or merged is so in the lists too.
create function organization_glance_state() returns trigger language plpgsql as $$
begin
  update organization_glance set state = case when new.merged_into_id is not null then 'merged' else new.visibility end
    where organization_id = new.id;
  return null;
end $$;
create trigger organization_glance_state after update of visibility, merged_into_id on organization
  for each row execute function organization_glance_state();

-- That somebody looked at a record and found it right: how and when, until it has to be looked at again.
create table organization_mark (
  organization_id uuid primary key references organization on delete cascade,
  method text not null check (method in ('visit', 'phone', 'document', 'register', 'website')),
  marked_on date not null,
  expires_on date not null check (expires_on > marked_on),
  note text check (length(note) <= 2000),
  by_id text not null,
  by_name text not null,
  marked_at timestamptz not null
);
create index organization_mark_expires on organization_mark (expires_on);
