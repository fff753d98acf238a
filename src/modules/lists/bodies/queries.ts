import { type RawBuilder, sql } from 'kysely'
import type { DbOrTx } from '../../../platform/db/database.ts'
import { inTerritories, type RecordState } from '../../directory/api.ts'
import type { BodyFilter, Sort } from './filter.ts'

/** Records on one page. */
export const BODIES_PAGE = 50

/** What a list is made of: a filter, the territories somebody may see (`undefined`: all), and the moment. */
export interface Asked {
  filter: BodyFilter
  scope: readonly string[] | undefined
  now: Date
}

/** One record as the list shows it. */
export interface BodyRow {
  id: string
  name: string
  lang: string
  istat: string | null
  type: string | null
  completeness: number
  verifiedAt: Date | null
  intervalMonths: number
  state: RecordState
  langs: string[]
  owned: boolean
  trusted: boolean
  /** Last day of the verified mark, where there is one that counts. */
  markedUntil: string | null
  /** Where this row stands in the order. */
  key: string
}

const owned = (now: Date) => sql`exists (select from role_grant r join account a on a.id = r.account_id
  and a.state = 'active' where r.organization_id = g.organization_id and r.role = 'organization_owner'
  and r.valid_from <= ${now} and (r.valid_to is null or r.valid_to > ${now}))`
const trusted = sql`exists (select from record_trust t where t.organization_id = g.organization_id)`
const marked = (now: Date) => sql`exists (select from organization_mark k
  where k.organization_id = g.organization_id and k.expires_on >= ${now}::date)`

interface Key {
  key: RawBuilder<unknown>
  /** Absent where all records that are wanted have the same. */
  type?: RawBuilder<unknown>
}

/** The value a list is ordered by, and its type. */
const KEYS: Record<Exclude<Sort, 'referenti'>, Key> = {
  nome: { key: sql`g.name_folded`, type: sql`text` },
  comune: { key: sql`g.town`, type: sql`text` },
  tipo: { key: sql`g.type_code`, type: sql`text` },
  completezza: { key: sql`g.completeness`, type: sql`smallint` },
  conferma: { key: sql`g.verified_at`, type: sql`timestamptz` },
  stato: { key: sql`g.state`, type: sql`text` },
  lingue: { key: sql`g.lang_count`, type: sql`smallint` },
}

/** The place in the list after which a page begins: a record, and what it was ordered by when it was shown. */
export interface After {
  id: string
  key: string
}

/** The page of the list after a record; one more row than a page says that there is a next one. */
export function listBodies(
  db: DbOrTx,
  asked: Asked,
  after: After | undefined,
  limit = BODIES_PAGE + 1,
): Promise<BodyRow[]> {
  const { ordine } = asked.filter
  const page = { after, limit, wanted: matching(asked) }
  return ordine === 'referenti' ? listByOwner(db, asked, page) : listPage(db, asked, page, KEYS[ordine])
}

interface Page {
  after: After | undefined
  limit: number
  wanted: RawBuilder<unknown>
}

/**
 * Those without and those with somebody who looks after them, one group after the other: ordered by what has to be
 * asked of each record, all of them would be asked for each page.
 */
async function listByOwner(db: DbOrTx, asked: Asked, { after, limit, wanted }: Page): Promise<BodyRow[]> {
  const groups = [
    { key: '0', only: sql`not ${owned(asked.now)}` },
    { key: '1', only: owned(asked.now) },
  ]
  if (asked.filter.verso === 'giu') groups.reverse()
  const begun = groups.findIndex(({ key }) => key === after?.key)
  const rows: BodyRow[] = []
  for (const [at, { key, only }] of groups.entries()) {
    if (at < begun || rows.length === limit) continue
    const page = {
      after: at === begun ? after : undefined,
      limit: limit - rows.length,
      wanted: sql`${wanted} and ${only}`,
    }
    rows.push(...(await listPage(db, asked, page, { key: sql`${key}::text` })))
  }
  return rows
}

async function listPage(
  db: DbOrTx,
  { filter, now }: Asked,
  { after, limit, wanted }: Page,
  { key, type }: Key,
): Promise<BodyRow[]> {
  const [way, beyond] = filter.verso === 'giu' ? [sql`desc`, sql`<`] : [sql`asc`, sql`>`]
  const order = type ? sql`${key} ${way}, g.organization_id ${way}` : sql`g.organization_id ${way}`
  const [id, shown] = [sql`g.organization_id`, sql`${after?.id}::uuid`]
  const beyondIt = type
    ? sql`(${key}, ${id}) ${beyond} (${after?.key}::${type}, ${shown})`
    : sql`${id} ${beyond} ${shown}`
  const { rows } = await sql<BodyRow>`
    with page as materialized (
      select g.*, ${key} as key from organization_glance g where ${wanted} ${after ? sql`and ${beyondIt}` : sql``}
      order by ${order} limit ${limit})
    select g.organization_id as id, o.name, o.original_lang as lang, g.istat_code as istat, o.type_code as type,
      g.completeness, o.verified_at as "verifiedAt", o.review_interval_months as "intervalMonths", g.state, g.langs,
      ${owned(now)} as owned, ${trusted} as trusted, g.key::text as key,
      (select k.expires_on from organization_mark k where k.organization_id = g.organization_id
        and k.expires_on >= ${now}::date) as "markedUntil"
    from page g join organization o on o.id = g.organization_id
    order by g.key ${way}, g.organization_id ${way}`.execute(db)
  return rows
}

/** How many records the filter finds. */
export async function countBodies(db: DbOrTx, asked: Asked): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from organization_glance g where ${matching(asked)}`.execute(db)
  return rows[0]?.n ?? 0
}

/** What is true of the rows `g` of `organization_glance` that are wanted. */
export function matching({ filter, scope, now }: Asked): RawBuilder<unknown> {
  const wanted = [
    ...(scope ? [inTerritories(sql`g.istat_code`, scope)] : []),
    ...textMatches(filter.testo),
    ...(filter.tipo ? [sql`g.type_code = any(${typesOf(filter.tipo)})`] : []),
    ...(filter.comune ? [sql`g.istat_code = ${filter.comune}`] : []),
    ...(filter.settore
      ? [
          sql`exists (select from organization_term t where t.organization_id = g.organization_id
            and t.taxonomy = 'sector' and t.code = ${filter.settore})`,
        ]
      : []),
    // What became part of another record is looked for by its state only.
    filter.stato ? sql`g.state = ${filter.stato}` : sql`g.state <> 'merged'`,
    ...(filter.freschezza ? [FRESH[filter.freschezza](now)] : []),
    ...yesOrNo(filter.verificati, marked(now)),
    ...yesOrNo(filter.fidati, trusted),
    ...(filter.contatti ? [sql`not g.reachable`] : []),
    ...yesOrNo(filter.referenti && (filter.referenti === 'con' ? 'si' : 'no'), owned(now)),
    ...(filter.manca ? [sql`not g.langs @> array[${filter.manca}]`] : []),
  ]
  return sql.join(wanted, sql` and `)
}

/** A wider type is also those it is made of: `coop_sociale` is `coop_sociale_a` too. */
const typesOf = (code: string) => sql`array(select ${code} union all select t.code from taxonomy_term t
  join taxonomy_term p on p.id = t.parent_id where t.taxonomy = 'type' and p.code = ${code})`

const yesOrNo = (value: '' | 'si' | 'no', holds: RawBuilder<unknown>): RawBuilder<unknown>[] => {
  if (value === '') return []
  return [value === 'si' ? holds : sql`not ${holds}`]
}

/** As `freshness` of the directory says it, at a glance. */
const FRESH: Record<Exclude<BodyFilter['freschezza'], ''>, (now: Date) => RawBuilder<unknown>> = {
  unverified: () => sql`g.verified_at = '-infinity'`,
  fresh: (now) => sql`g.fresh_until >= ${now}`,
  due: (now) => sql`g.fresh_until < ${now} and g.fresh_until >= ${now}::timestamptz - interval '60 days'`,
  overdue: (now) =>
    sql`g.fresh_until < ${now}::timestamptz - interval '60 days' and g.verified_at > '-infinity'`,
}

/** Each word somewhere in the name; something that looks like a code or an address is looked for as such, too. */
function textMatches(text: string): RawBuilder<unknown>[] {
  const words = text.split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  const named = words.map(
    (word) => sql`n.name_folded like '%' || lower(unaccent(${word.replace(/[\\%_]/g, '\\$&')})) || '%'`,
  )
  const bare = text.replace(/\s+/g, '')
  // A union, since an "or" across tables would look at every name.
  return [
    sql`g.organization_id in (
      select n.organization_id from organization_glance n where ${sql.join(named, sql` and `)}
      union select i.organization_id from organization_identifier i
        where i.identifier = upper(${bare}) and i.valid_to is null
      union select o.id from organization o where ${bare.includes('@')} and lower(o.email) = lower(${bare}))`,
  ]
}
