import { type RawBuilder, sql } from 'kysely'
import type { Moment } from '../../../platform/search/query.ts'
import { openOrganizations } from './open-now.ts'
import { COUNTED_KEYS, type FilterKey, type Near } from './search.ts'
import { exactQuery, inNameQuery, nameQuery, termQuery } from './text-query.ts'
import { neededOf, type Understood } from './understand.ts'

/** What a search is made of. */
export interface Plan extends Understood {
  /** Take the records that have the most of the terms, since none has them all. */
  relaxed: boolean
  moment: Moment
}

type Expression = RawBuilder<unknown>

/** Columns of `organization_search` that hold the codes of each key. */
export const COLUMNS = {
  type: 'types',
  area: 'areas',
  sector: 'sectors',
  place: 'places',
  beneficiary: 'beneficiaries',
  language: 'languages',
} as const

/** The conditions of the filters in use, by key. */
export function filters({ request, nameTerms, near, withinKm, moment }: Plan): Map<FilterKey, Expression> {
  const found = new Map<FilterKey, Expression>()
  const within = near && withinKm !== undefined ? sql`km <= ${withinKm}` : undefined
  for (const key of COUNTED_KEYS) {
    if (request[key].length === 0) continue
    const has = sql`${sql.ref(COLUMNS[key])} && ${[...request[key]]}::text[]`
    found.set(key, key === 'place' && within ? sql`(${has} or coalesce(${within}, false))` : has)
  }
  if (within && request.place.length === 0) found.set('near', sql`coalesce(${within}, false)`)
  if (nameTerms.length > 0) found.set('name', sql`words @@ ${all(nameTerms.map(inNameQuery))}::tsquery`)
  if (request.wheelchair) found.set('wheelchair', sql`wheelchair`)
  if (request.free) found.set('free', sql`free`)
  if (request.openNow) found.set('openNow', sql`organization_id in (${openOrganizations(moment)})`)
  return found
}

/** The records with the words asked, before any filter, with whether each filter in use keeps them. */
export const baseQuery = (plan: Plan, kept: ReadonlyMap<FilterKey, Expression>): Expression =>
  plan.relaxed
    ? sql`select * from (select found.*, max(matched) over () as most from (${withWords(plan, kept)}) found) best
        where matched = most and matched >= ${heaviest(plan)}`
    : withWords(plan, kept)

/** What the weightiest term counts: where something is never does for what it is. */
const heaviest = ({ terms }: Plan): number => Math.max(0, ...neededOf(terms).map(({ weight }) => weight))

function withWords(plan: Plan, kept: ReadonlyMap<FilterKey, Expression>): Expression {
  const { near, relaxed, request } = plan
  const terms = neededOf(plan.terms)
  const text = terms.map(termQuery)
  const word = relaxed ? text.join(' | ') : all(text)
  const km = near ? kilometresTo(near) : sql`select null::double precision as km`
  const flags = [...kept].map(([key, condition]) => sql`(${condition}) as ${sql.ref(flag(key))}`)
  const matched = relaxed
    ? sql.join(
        terms.map((one, at) => sql`${one.weight} * (words @@ ${text[at]}::tsquery)::int`),
        sql` + `,
      )
    : sql`0`
  return sql`select organization_id, stamp, types, areas, sectors, places, beneficiaries, languages, wheelchair, free,
      name_folded, verified_at, fresh_at, km, ${matched} as matched, ${score(plan)} as score
      ${flags.length > 0 ? sql`, ${sql.join(flags)}` : sql``}
    from organization_search cross join lateral (${km}) distance
    where ${request.dissolved ? sql`true` : sql`not dissolved`}
      ${word ? sql`and words @@ ${word}::tsquery` : sql``}`
}

/**
 * Kilometres from a place to the nearest door of a record (haversine, mean earth radius); null without any. Written
 * out, since a function of SQL costs thirty times as much.
 */
const kilometresTo = ({ lat, lon }: Near): Expression =>
  sql`select min(2 * 6371.0088 * asin(sqrt(least(1, sin(radians(points[i] - ${lat}) / 2) ^ 2
      + cos(radians(${lat})) * cos(radians(points[i])) * sin(radians(points[i + 1] - ${lon}) / 2) ^ 2)))) as km
    from generate_series(1, cardinality(points) - 1, 2) as i`

const all = (queries: readonly string[]): string => queries.join(' & ')

/** Name of the column that tells whether a filter keeps a record. */
export const flag = (key: FilterKey): string => `keeps_${key}`

/** Weights of D, C, B, A: descriptions, services and names. */
const WEIGHTS = '{0.1, 0.25, 0.55, 1.0}'

/** How well a record answers: the words themselves, above all in the name, before stems, codes and places. */
function score({ terms, folded, request, near }: Plan): Expression {
  const nearer = near ? sql`+ coalesce(1 / (1 + km / 4), 0)` : sql``
  if (request.sort !== 'relevance' || terms.length === 0) return sql`0.0 ${nearer}`
  const exact = terms.map((term) => exactQuery(term)).join(' | ')
  const every = all(terms.map(termQuery))
  const name = all(terms.map(nameQuery))
  return sql`2.0 * ts_rank(${WEIGHTS}::float4[], words, ${exact}::tsquery)
    + ts_rank(${WEIGHTS}::float4[], words, ${every}::tsquery)
    + case when name_folded = ${folded} then 4.0 else 0 end
    + case when words @@ ${name}::tsquery then 1 + 2.0 * least(1, ${terms.length}::float / greatest(name_words, 1)) else 0 end
    ${nearer}`
}

/** The order of the results; the last two make it total, so that pages neither lose nor repeat a record. */
export function ordering({ request, terms, near }: Plan, now: Date): Expression {
  const end = sql`name_folded collate "C", organization_id`
  if (request.sort === 'name') return end
  if (request.sort === 'freshness') return sql`fresh_at desc, ${end}`
  if (request.sort === 'distance' && near) return sql`km nulls last, ${end}`
  const fresh = sql`case when verified_at > ${now}::timestamptz - interval '12 months' then 2
    when fresh_at > ${now}::timestamptz - interval '24 months' then 1 else 0 end`
  if (terms.length === 0 && !near) return sql`${fresh} desc, ${end}`
  return sql`matched desc, floor(score * 10) desc, ${fresh} desc, score desc, ${end}`
}
