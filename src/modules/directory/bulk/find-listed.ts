import { sql } from 'kysely'
import type { DbOrTx } from '../../../platform/db/database.ts'
import type { ListedField, Source } from './listed-fields.ts'

/** A record that a row of a list may be about. */
export interface ListedCandidate {
  organizationId: string
  name: string
  istatCode: string | null
  taxCode: string | null
}

/** The same, with the code it was found by. */
export interface CodedCandidate extends ListedCandidate {
  scheme: string
  identifier: string
}

const candidateColumns = sql`o.id as "organizationId", o.name, l.istat_code as "istatCode",
  (select min(c.identifier) from organization_identifier c
    where c.organization_id = o.id and c.identifier_scheme = 'IT-CF' and c.valid_to is null) as "taxCode"`

/** The records that bear one of these codes today, each with the code; `codes` are texts of any scheme asked for. */
export async function findByCodes(
  db: DbOrTx,
  schemes: readonly string[],
  codes: readonly string[],
): Promise<CodedCandidate[]> {
  if (codes.length === 0) return []
  const { rows } = await sql<CodedCandidate>`
    select i.identifier_scheme as scheme, i.identifier, ${candidateColumns}
    from organization_identifier i
    join organization o on o.id = i.organization_id and o.merged_into_id is null
    left join location l on l.organization_id = o.id and l.is_seat
    where i.identifier_scheme = any(${schemes}) and i.identifier = any(${codes}) and i.valid_to is null`.execute(
    db,
  )
  return rows
}

/** The records with their seat in these municipalities. */
export async function findInMunicipalities(
  db: DbOrTx,
  istatCodes: readonly string[],
): Promise<ListedCandidate[]> {
  if (istatCodes.length === 0) return []
  const { rows } = await sql<ListedCandidate>`
    select ${candidateColumns}
    from location l join organization o on o.id = l.organization_id and o.merged_into_id is null
    where l.is_seat and l.istat_code = any(${istatCodes})`.execute(db)
  return rows
}

/** All records with a seat but no tax code: the only ones that a coded row can meet by its name. */
export async function findUncoded(db: DbOrTx): Promise<ListedCandidate[]> {
  const { rows } = await sql<ListedCandidate>`
    select o.id as "organizationId", o.name, l.istat_code as "istatCode", null as "taxCode"
    from organization o join location l on l.organization_id = o.id and l.is_seat and l.istat_code is not null
    where o.merged_into_id is null and not exists (select from organization_identifier c
      where c.organization_id = o.id and c.identifier_scheme = 'IT-CF' and c.valid_to is null)`.execute(db)
  return rows
}

/** What stands in a field today, who said it and in which assertion. */
export interface StandingValue {
  value: string | readonly string[]
  source: Source
  by: string | null
  assertionId: string | null
}

/** What stands today in the fields a list can say, by record; a value nobody vouched for counts as an editor's. */
export async function readStanding(
  db: DbOrTx,
  ids: readonly string[],
): Promise<Map<string, Partial<Record<ListedField, StandingValue>>>> {
  const found = new Map<string, Partial<Record<ListedField, StandingValue>>>(ids.map((id) => [id, {}]))
  if (ids.length === 0) return found
  const { rows } = await sql<{ id: string; field: ListedField; value: string | string[] } & Assertion>`
    select v.id, v.field, v.value, coalesce(a.source, 'editor') as source, a.asserted_by as by, a.id as "assertionId"
    from (${standingValues(ids)}) v
    left join field_assertion a on a.entity = 'organization' and a.entity_id = v.id and a.field = v.field
      and a.superseded_at is null
    where v.value is not null and v.value not in ('""'::jsonb, '[]'::jsonb, 'null'::jsonb)`.execute(db)
  for (const { id, field, ...standing } of rows) {
    const fields = found.get(id)
    if (fields) fields[field] = standing
  }
  return found
}

type Assertion = Pick<StandingValue, 'source' | 'by' | 'assertionId'>

const standingValues = (ids: readonly string[]) => sql`
  select o.id, f.field, f.value from organization o
  left join location l on l.organization_id = o.id and l.is_seat
  cross join lateral (values
    ('name', to_jsonb(o.name)), ('alternate_name', to_jsonb(o.alternate_name)),
    ('description', to_jsonb(o.description)), ('email', to_jsonb(o.email)),
    ('certified_email', to_jsonb(o.certified_email)), ('website', to_jsonb(o.website)),
    ('type_code', to_jsonb(o.type_code)), ('location.address_1', to_jsonb(l.address_1)),
    ('location.postal_code', to_jsonb(l.postal_code)), ('location.istat_code', to_jsonb(l.istat_code)),
    ('phone', (select jsonb_agg(p.number order by p.position) from phone p where p.organization_id = o.id
      and p.service_id is null and p.location_id is null))
  ) as f(field, value)
  where o.id = any(${ids})
  union all
  select i.organization_id, 'identifier.' || i.identifier_scheme, to_jsonb(min(i.identifier))
  from organization_identifier i
  where i.organization_id = any(${ids}) and i.valid_to is null
    and i.identifier_scheme in ('IT-CF', 'IT-PIVA', 'RUNTS-REP')
  group by i.organization_id, i.identifier_scheme`
