import { type RawBuilder, sql } from 'kysely'
import type { DbOrTx } from '../../../platform/db/database.ts'
import { baseQuery, COLUMNS, filters, flag, ordering, type Plan } from './answer-sql.ts'
import { correctedText, respeltText } from './corrections.ts'
import type { Knowledge } from './knowledge.ts'
import { hasHours, openOrganizations } from './open-now.ts'
import { openingMoment } from './opening-moment.ts'
import { readQuestion } from './question.ts'
import { isWiderPlace } from './record-codes.ts'
import {
  COUNTED_KEYS,
  type Count,
  type Facets,
  type FilterKey,
  type SearchAnswer,
  type SearchEngine,
  type SearchHit,
  type SearchRequest,
} from './search.ts'
import './tables.ts'
import { anywhere, marksOf, neededOf, understand } from './understand.ts'

export interface EngineSettings {
  timeZone: string
  /** What the code lists and the gazetteer say, as they are now. */
  knowledge: () => Promise<Knowledge>
}

/** Answers searches with PostgreSQL alone: text search, trigrams, and counts by grouping. */
export function sqlEngine(db: DbOrTx, settings: EngineSettings): SearchEngine {
  return {
    async search(request, now) {
      const { plan, suggestion, row } = await answer(db, settings, request, now)
      const useful = row.total > 0 && suggestion !== undefined
      return {
        total: row.total,
        page: row.page,
        hits: await withOpenings(db, row.hits ?? [], plan),
        facets: facetsOf(row, plan),
        suggestion: useful ? suggestion : undefined,
        relaxed: plan.relaxed,
        notThere: undefined,
        without: row.total === 0 ? await withoutEach(db, row, plan, now) : {},
        ...marksOf(plan),
        matched: [],
        together: [],
      }
    },
    async list(request, now) {
      const { plan } = await answer(db, settings, { ...request, pageSize: 1 }, now)
      const kept = filters(plan)
      const { rows } = await sql<{ id: string }>`with base as (${baseQuery(plan, kept)})
        select organization_id as id from base where ${allOf(kept.keys())}
        order by ${ordering(plan, now)}`.execute(db)
      return rows.map(({ id }) => id)
    },
  }
}

interface Row extends Record<(typeof COUNTED_KEYS)[number], Count[] | null> {
  total: number
  page: number
  /** Records with the words, whatever the filters. */
  having_words: number
  hits: { id: string; stamp: number; km: number | null }[] | null
  wheelchair: number
  free: number
  openNow: number
  without: Partial<Record<FilterKey, number>> | null
}

/** The literal words first; then corrected; then, when no record has all of them, the most of them. */
async function answer(
  db: DbOrTx,
  settings: EngineSettings,
  request: SearchRequest,
  now: Date,
): Promise<{ plan: Plan; row: Row; suggestion: string | undefined }> {
  const known = await settings.knowledge()
  const moment = openingMoment(now, settings.timeZone)
  const planned = (asked: SearchRequest): Plan => ({ ...understand(asked, known), relaxed: false, moment })
  const [q, name] = request.literal
    ? []
    : await Promise.all([corrected(db, request.q, known), corrected(db, request.name, known)])
  const first = { ...request, q: q ?? request.q, name: name ?? request.name }
  const plan = planned(first)
  const row = await ask(db, plan, now)
  if (plan.wide && row.total === 0 && row.having_words > 0) {
    const anyhow = { ...plan, ...anywhere(plan) }
    return { plan: anyhow, row: await ask(db, anyhow, now), suggestion: q ?? name }
  }
  if (row.having_words > 0 || request.literal || neededOf(plan.terms).length < 2)
    return { plan, row, suggestion: q ?? name }
  const respelt = (q ?? name) ? undefined : await respeltText(db, request.q, plan.asked, known.meanings)
  if (respelt) {
    const other = planned({ ...first, q: respelt })
    return { plan: other, row: await ask(db, other, now), suggestion: respelt }
  }
  const wider = { ...plan, relaxed: true }
  return { plan: wider, row: await ask(db, wider, now), suggestion: q ?? name }
}

const corrected = (db: DbOrTx, text: string, { meanings }: Knowledge) =>
  correctedText(db, text, readQuestion(text, meanings).terms, meanings)

async function ask(db: DbOrTx, plan: Plan, now: Date): Promise<Row> {
  const kept = filters(plan)
  const { page, pageSize } = plan.request
  const counts = COUNTED_KEYS.map((key) => sql`(${countsOf(key, kept)}) as ${sql.ref(key)}`)
  const { rows } = await sql<Row>`
    with base as materialized (${baseQuery(plan, kept)}),
    kept as materialized (select * from base where ${allOf(kept.keys())}),
    size as (select total, greatest(1, least(${page}::bigint, (total + ${pageSize} - 1) / ${pageSize})) as page
      from (select count(*) as total from kept) counted),
    shown as (select organization_id as id, stamp, km from kept order by ${ordering(plan, now)}
      limit ${pageSize} offset (select (page - 1) * ${pageSize} from size))
    select size.total, size.page, (select count(*) from base) as having_words,
      (select json_agg(json_build_object('id', id, 'stamp', stamp, 'km', km)) from shown) as hits,
      ${sql.join(counts)},
      (select count(*) from base where wheelchair and ${allOf(kept.keys(), 'wheelchair')}) as wheelchair,
      (select count(*) from base where free and ${allOf(kept.keys(), 'free')}) as free,
      (select count(*) from base where ${allOf(kept.keys(), 'openNow')}
        and organization_id in (${openOrganizations(plan.moment)})) as "openNow",
      ${withoutOne(kept)} as without
    from size`.execute(db)
  const [row] = rows
  if (!row) throw new Error('the search gave no row')
  return row
}

/** The counts of one key over the records that all other filters keep. */
const countsOf = (key: (typeof COUNTED_KEYS)[number], kept: ReadonlyMap<FilterKey, unknown>) =>
  sql`select json_agg(json_build_object('code', code, 'count', count) order by count desc, code)
    from (select code, count(*) as count from base cross join unnest(${sql.ref(COLUMNS[key])}) as code
      where ${allOf(kept.keys(), key)} group by code) counted`

function allOf(keys: Iterable<FilterKey>, except?: FilterKey): RawBuilder<unknown> {
  const flags = [...keys].filter((key) => key !== except).map((key) => sql.ref(flag(key)))
  return flags.length > 0 ? sql.join(flags, sql` and `) : sql`true`
}

function withoutOne(kept: ReadonlyMap<FilterKey, unknown>): RawBuilder<unknown> {
  if (kept.size === 0) return sql`null`
  const counts = [...kept.keys()].map(
    (key) => sql`${key}::text, (select count(*) from base where ${allOf(kept.keys(), key)})`,
  )
  return sql`json_build_object(${sql.join(counts)})`
}

/** What dropping one filter, or the text, would give. */
async function withoutEach(db: DbOrTx, row: Row, plan: Plan, now: Date): Promise<SearchAnswer['without']> {
  if (plan.request.q === '') return row.without ?? {}
  const withoutText = await ask(db, { ...plan, terms: [], relaxed: false }, now)
  return { ...row.without, q: withoutText.total }
}

const facetsOf = (row: Row, { request }: Plan): Facets => ({
  type: row.type ?? [],
  area: row.area ?? [],
  sector: row.sector ?? [],
  place: (row.place ?? []).filter(({ code }) => !isWiderPlace(code) || request.place.includes(code)),
  beneficiary: row.beneficiary ?? [],
  language: row.language ?? [],
  wheelchair: row.wheelchair,
  free: row.free,
  openNow: row.openNow,
})

/** Whether each record shown is open at the moment; unknown for those without hours. */
async function withOpenings(db: DbOrTx, hits: NonNullable<Row['hits']>, plan: Plan): Promise<SearchHit[]> {
  if (hits.length === 0) return []
  const ids = hits.map(({ id }) => id)
  const { rows } = await sql<{ id: string; open: boolean }>`
    select distinct organization_id as id, organization_id in (${openOrganizations(plan.moment)}) as open
    from schedule where organization_id = any(${ids}::uuid[]) and ${hasHours(plan.moment)}`.execute(db)
  const open = new Map(rows.map((row) => [row.id, row.open]))
  return hits.map(({ id, stamp, km }) => ({ id, stamp, km: km ?? undefined, open: open.get(id) }))
}
