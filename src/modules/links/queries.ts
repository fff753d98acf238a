import { type ExpressionBuilder, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Database, DbOrTx } from '../../platform/db/database.ts'
import type { Place } from '../../platform/http/policy.ts'
import { isUuid } from '../../platform/ids.ts'
import { listTerritories, seatIn, seatPlaces } from '../directory/api.ts'
import type { Failure, State } from './tables.ts'

/** Addresses on a page of the list. */
export const LINKS_PAGE = 25

/** What the list is narrowed to. */
export interface LinkFilter {
  stato: State | 'ignored'
  tipo?: Failure | undefined
  q: string
  page: number
}

/** Places whose records are looked at, as ISTAT codes; `undefined` is everywhere. */
type Scope = readonly string[] | undefined

/** Whether a record of these places names the address; everywhere also one that no record names. */
const namedIn = (scope: Scope) =>
  sql<boolean>`(${scope === undefined} or exists (select from link_use u
    where u.address_id = a.id and ${seatIn(sql`u.organization_id`, scope)}))`

const matching = (db: DbOrTx, { stato, tipo, q }: LinkFilter, scope: Scope) =>
  db
    .selectFrom('link_address as a')
    .where(namedIn(scope))
    .where('a.ignored_at', stato === 'ignored' ? 'is not' : 'is', null)
    .$if(stato !== 'ignored', (query) => query.where('a.state', '=', stato as State))
    .$if(tipo !== undefined, (query) => query.where('a.failure', '=', tipo ?? null))
    .$if(q !== '', (query) =>
      query.where(
        sql<boolean>`(position(lower(${q}) in lower(a.url)) > 0 or exists (select from link_use u
          join organization o on o.id = u.organization_id
          where u.address_id = a.id and position(lower(${q}) in lower(o.name)) > 0))`,
      ),
    )

/** Records of some places that name an address, the first twenty. */
const usesOf = (scope: Scope) => (eb: ExpressionBuilder<Database & { a: Database['link_address'] }, 'a'>) =>
  jsonArrayFrom(
    eb
      .selectFrom('link_use as u')
      .innerJoin('organization as o', 'o.id', 'u.organization_id')
      .select(['o.id', 'o.name', 'o.slug', 'o.original_lang', 'u.entity', 'u.field', 'u.told_at'])
      .whereRef('u.address_id', '=', 'a.id')
      .where(seatIn(sql.ref('o.id'), scope))
      .orderBy('o.name')
      .limit(20),
  ).as('uses')

/** A page of addresses, those that fail the longest first, each with who names it and where. */
export async function listLinks(db: DbOrTx, filter: LinkFilter, scope: Scope) {
  const [rows, count] = await Promise.all([
    matching(db, filter, scope)
      .selectAll('a')
      .select(usesOf(scope))
      .orderBy(sql`a.failing_since nulls last`)
      .orderBy('a.host')
      .orderBy('a.id')
      .limit(LINKS_PAGE)
      .offset((filter.page - 1) * LINKS_PAGE)
      .execute(),
    matching(db, filter, scope)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow(),
  ])
  return { rows, total: count.count }
}
export type LinkRow = Awaited<ReturnType<typeof listLinks>>['rows'][number]

/** How many addresses of some places stand how. */
export async function countLinks(db: DbOrTx, scope?: Scope): Promise<Map<State | 'ignored', number>> {
  const rows = await db
    .selectFrom('link_address as a')
    .where(namedIn(scope))
    .select(sql<State | 'ignored'>`case when ignored_at is null then state else 'ignored' end`.as('state'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .groupBy(sql`1`)
    .execute()
  return new Map(rows.map(({ state, count }) => [state, count]))
}

/** New addresses written by the staff in records of some places in the last days, which can be taken back. */
export const listChanges = (db: DbOrTx, since: Date, scope: Scope) =>
  db
    .selectFrom('link_change as c')
    .innerJoin('organization as o', 'o.id', 'c.organization_id')
    .select(['c.id', 'c.before', 'c.after', 'c.at', 'c.by_name', 'o.name', 'o.slug', 'o.original_lang'])
    .where('c.at', '>', since)
    .where(seatIn(sql.ref('o.id'), scope))
    .where('c.undone_at', 'is', null)
    .orderBy('c.at', 'desc')
    .limit(20)
    .execute()
export type ChangeRow = Awaited<ReturnType<typeof listChanges>>[number]

/** The addresses of one organisation that lead nowhere, with where it names them. */
export const listDead = (db: DbOrTx, organizationId: string) =>
  db
    .selectFrom('link_use as u')
    .innerJoin('link_address as a', 'a.id', 'u.address_id')
    .select(['a.url', 'a.failure', 'a.failing_since', 'u.entity', 'u.field'])
    .where('u.organization_id', '=', organizationId)
    .where('a.state', '=', 'dead')
    .where('a.ignored_at', 'is', null)
    .orderBy('a.failing_since')
    .execute()
export type DeadRow = Awaited<ReturnType<typeof listDead>>[number]

/** One address with who names it in some places, and with all places where it is named. */
export async function findLink(db: DbOrTx, id: string, scope: Scope) {
  if (!isUuid(id)) return undefined
  const named = sql`select organization_id from link_use where address_id = ${id}`
  const [link, places] = await Promise.all([linkOf(db, id, scope), seatPlaces(db, named)])
  return link && { ...link, places }
}

/** The record in which an address was changed, as policies ask about it. */
export async function findChange(db: DbOrTx, id: string): Promise<(Place & { id: string }) | undefined> {
  const change = await db
    .selectFrom('link_change')
    .select(['id', 'organization_id as organizationId'])
    .where('id', '=', id)
    .executeTakeFirst()
  return change && { ...change, territories: await listTerritories(db, change.organizationId) }
}

const linkOf = (db: DbOrTx, id: string, scope: Scope): Promise<LinkRow | undefined> =>
  db
    .selectFrom('link_address as a')
    .selectAll('a')
    .select(usesOf(scope))
    .where('a.id', '=', id)
    .executeTakeFirst()
