import { type RawBuilder, sql } from 'kysely'
import type { DbOrTx } from '../../../platform/db/database.ts'
import { foldText } from '../../../platform/search/text/fold.ts'
import { baseQuery, COLUMNS, COUNTED, filters, flag, ordering, type Plan } from './answer-sql.ts'
import { correctedText, respeltText } from './corrections.ts'
import type { Knowledge } from './knowledge.ts'
import { openOrganizations } from './open-now.ts'
import { openingMoment } from './opening-moment.ts'
import { type Question, readQuestion, type Term } from './question.ts'
import type {
  Count,
  Facets,
  FilterKey,
  SearchAnswer,
  SearchEngine,
  SearchHit,
  SearchRequest,
} from './search.ts'
import './tables.ts'

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
        facets: facetsOf(row),
        suggestion: useful ? suggestion : undefined,
        relaxed: plan.relaxed,
        without: row.total === 0 ? await withoutEach(db, row, plan, now) : {},
        marks: [...new Set([...plan.terms, ...plan.nameTerms].flatMap(({ marks }) => marks))],
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

interface Row extends Record<(typeof COUNTED)[number], Count[] | null> {
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
  respeltAs?: string,
): Promise<{ plan: Plan; row: Row; suggestion: string | undefined }> {
  const { meanings, pointOf } = await settings.knowledge()
  const moment = openingMoment(now, settings.timeZone)
  const [q, name] = await Promise.all([
    understood(db, request.q, request.literal, meanings),
    understood(db, request.name, request.literal, meanings),
  ])
  const located = startingPoint(q.question, request, pointOf)
  const plan: Plan = {
    request,
    terms: located.terms,
    nameTerms: name.question.terms,
    folded: foldText(q.corrected ?? request.q),
    near: located.near,
    relaxed: false,
    moment,
  }
  const suggestion = q.corrected ?? name.corrected ?? respeltAs
  const row = await ask(db, plan, now)
  const required = plan.terms.filter(({ optional }) => !optional)
  if (row.having_words > 0 || request.literal || required.length < 2) return { plan, row, suggestion }
  const respelt = suggestion ? undefined : await respeltText(db, request.q, q.question, meanings)
  if (respelt) return answer(db, settings, { ...request, q: respelt }, now, respelt)
  const wider = { ...plan, relaxed: true }
  return { plan: wider, row: await ask(db, wider, now), suggestion }
}

async function understood(db: DbOrTx, text: string, literal: boolean, meanings: Knowledge['meanings']) {
  const question = readQuestion(text, meanings)
  if (literal || question.terms.length === 0) return { question, corrected: undefined }
  const corrected = await correctedText(db, text, question, meanings)
  return corrected === undefined
    ? { question, corrected }
    : { question: readQuestion(corrected, meanings), corrected }
}

/** "Near Vaiano" starts from Vaiano and goes on beyond it; "Vaiano" alone stays there, nearest first. */
function startingPoint(
  { terms, near: saysNear }: Question,
  request: SearchRequest,
  pointOf: Knowledge['pointOf'],
): { terms: Term[]; near: Plan['near'] } {
  if (request.near) return { terms, near: request.near }
  const places = terms.flatMap(({ codes }) => codes.filter((code) => code.startsWith('=place:')))
  const near = pointOf(places[0]?.slice('=place:'.length) ?? '')
  if (!near || !saysNear) return { terms, near }
  return { terms: terms.filter(({ codes }) => !codes.some((code) => code.startsWith('=place:'))), near }
}

async function ask(db: DbOrTx, plan: Plan, now: Date): Promise<Row> {
  const kept = filters(plan)
  const { page, pageSize } = plan.request
  const counts = COUNTED.map((key) => sql`(${countsOf(key, kept)}) as ${sql.ref(key)}`)
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
const countsOf = (key: (typeof COUNTED)[number], kept: ReadonlyMap<FilterKey, unknown>) =>
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

const facetsOf = (row: Row): Facets => ({
  type: row.type ?? [],
  area: row.area ?? [],
  sector: row.sector ?? [],
  place: row.place ?? [],
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
    from schedule where organization_id = any(${ids}::uuid[])`.execute(db)
  const open = new Map(rows.map((row) => [row.id, row.open]))
  return hits.map(({ id, stamp, km }) => ({ id, stamp, km: km ?? undefined, open: open.get(id) }))
}
