import { type RawBuilder, sql } from 'kysely'

/** What can be listed one by one. */
export type Kind = 'organization' | 'service' | 'service_at_location'

/** Which public records are wanted: everything given must hold, a list by at least one of its items. */
export interface Wanted {
  ids?: readonly string[]
  /** Words, each of which must stand in the name or the description. */
  words?: readonly string[]
  organizationIds?: readonly string[]
  /** Codes of one or more lists. */
  terms?: readonly { taxonomy: string; code: string }[]
  /** Has any term of one of these lists. */
  taxonomies?: readonly string[]
  modifiedAfter?: Date
  near?: { latitude: number; longitude: number; metres: number }
}

interface Shape {
  id: RawBuilder<string>
  from: RawBuilder<unknown>
  text: RawBuilder<string>
  modified: RawBuilder<Date>
  /** Which places count for "near". */
  places: RawBuilder<unknown>
  /** (taxonomy, code) of the record. */
  terms: RawBuilder<unknown>
}

const TYPE_AND_TERMS = sql`select 'type' as taxonomy, o.type_code as code where o.type_code is not null
  union all select taxonomy, code from organization_term where organization_id = o.id`
const SERVICE_TERMS = sql`select taxonomy, code from service_term where service_id = s.id`
const SERVICE_TEXT = sql<string>`concat_ws(' ', s.name, s.description)`

const SHAPES: Record<Kind, Shape> = {
  organization: {
    id: sql<string>`o.id`,
    from: sql`organization o`,
    text: sql<string>`concat_ws(' ', o.name, o.alternate_name, o.description)`,
    modified: sql<Date>`o.updated_at`,
    places: sql`select latitude, longitude from location where organization_id = o.id`,
    terms: TYPE_AND_TERMS,
  },
  service: {
    id: sql<string>`s.id`,
    from: sql`service s join organization o on o.id = s.organization_id`,
    text: SERVICE_TEXT,
    modified: sql<Date>`s.updated_at`,
    places: sql`select p.latitude, p.longitude from location p
      join service_at_location x on x.location_id = p.id where x.service_id = s.id`,
    terms: SERVICE_TERMS,
  },
  service_at_location: {
    id: sql<string>`a.id`,
    from: sql`service_at_location a join service s on s.id = a.service_id
      join location l on l.id = a.location_id join organization o on o.id = s.organization_id`,
    text: SERVICE_TEXT,
    modified: sql<Date>`greatest(s.updated_at, o.updated_at)`,
    places: sql`select l.latitude, l.longitude`,
    terms: SERVICE_TERMS,
  },
}

/** A query for the identifiers of the public records wanted. */
export function matching(kind: Kind, wanted: Wanted): RawBuilder<{ id: string }> {
  const { id, from } = SHAPES[kind]
  const where = sql.join(conditions(SHAPES[kind], wanted), sql` and `)
  return sql<{ id: string }>`select ${id} as id from ${from} where ${where}`
}

function conditions(shape: Shape, wanted: Wanted): RawBuilder<unknown>[] {
  const { ids, words = [], organizationIds, terms, taxonomies, modifiedAfter, near } = wanted
  const holds = [sql`o.visibility = 'public' and o.merged_into_id is null`]
  if (ids) holds.push(sql`${shape.id} = any(${[...ids]}::uuid[])`)
  for (const word of words) holds.push(sql`unaccent(${shape.text}) ilike unaccent(${pattern(word)})`)
  if (organizationIds) holds.push(sql`o.id = any(${[...organizationIds]}::uuid[])`)
  if (terms) {
    const given = JSON.stringify(terms)
    holds.push(sql`exists (select from (${shape.terms}) t
      join jsonb_to_recordset(${given}::jsonb) as w(taxonomy text, code text) using (taxonomy, code))`)
  }
  if (taxonomies)
    holds.push(sql`exists (select from (${shape.terms}) t where taxonomy = any(${[...taxonomies]}::text[]))`)
  if (modifiedAfter) holds.push(sql`${shape.modified} >= ${modifiedAfter}`)
  if (near) holds.push(sql`exists (select from (${shape.places}) p where ${within(near)})`)
  return holds
}

/** The word anywhere in a text, its own `%` and `_` taken literally. */
const pattern = (word: string): string => `%${word.replace(/[\\%_]/g, '\\$&')}%`

/** Of latitude, a little less than the truth: it only sets aside what is surely too far. */
const METRES_A_DEGREE = 111_000

/** Great-circle distance on a sphere of 6,371 km, half a percent from the truth at most. */
const within = ({ latitude, longitude, metres }: NonNullable<Wanted['near']>) => sql`
  abs(p.latitude - ${latitude}) <= ${metres / METRES_A_DEGREE}
  and 12742000 * asin(least(1, sqrt(
    power(sin(radians(p.latitude - ${latitude}) / 2), 2)
    + cos(radians(${latitude})) * cos(radians(p.latitude)) * power(sin(radians(p.longitude - ${longitude}) / 2), 2)
  ))) <= ${metres}`
