-- directory/0005: what staff decided of a machine's guesses, many at once, with what is needed to take it back

create table guess_decision (
  id uuid primary key,
  decided_at timestamptz not null,
  decided_by text not null,
  action text not null check (action in ('confirm', 'remove', 'replace')),
  -- The code put in place of the guess.
  new_code text check ((action = 'replace') = (new_code is not null)),
  undone_at timestamptz
);

create table guess_decision_row (
  decision_id uuid not null references guess_decision on delete cascade,
  organization_id uuid not null references organization on delete cascade,
  taxonomy text not null check (taxonomy in ('type', 'area', 'sector', 'beneficiary')),
  code text not null,
  rule text not null,
  primary key (decision_id, organization_id, taxonomy, code)
);
create index guess_decision_row_organization on guess_decision_row (organization_id);

-- All guesses that still stand, of terms and of the type alike.
create view machine_guess as
  select t.organization_id, t.taxonomy, t.code, t.rule
    from organization_term t where t.origin = 'machine'
  union all
  select o.id, 'type', o.type_code, coalesce(a.source_ref, '')
    from organization o
    join field_assertion a on a.entity = 'organization' and a.entity_id = o.id and a.field = 'type_code'
      and a.superseded_at is null
    where a.source = 'machine' and o.type_code is not null;
