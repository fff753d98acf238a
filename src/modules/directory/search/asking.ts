import type { Cx } from '../../../platform/cx.ts'
import type { Db } from '../../../platform/db/database.ts'
import { type Asked, readAddress } from './address.ts'
import { directoryOf } from './directory-of.ts'
import { type Knowledge, knowledge } from './knowledge.ts'
import type { SearchEngine } from './search.ts'
import { sqlEngine } from './sql-engine.ts'

const engines = new WeakMap<Db, SearchEngine>()

/** Lets another engine answer the searches over a database, instead of SQL. */
export const useEngine = (db: Db, engine: SearchEngine): unknown => engines.set(db, engine)

/** The engine that answers the searches of a request. */
export const engineOf = (cx: Pick<Cx, 'db' | 'config'>, known: Knowledge): SearchEngine =>
  engines.get(cx.db) ?? sqlEngine(cx.db, { timeZone: cx.config.timeZone, knowledge: async () => known })

/** What the address of a request asks for, with what is needed to answer it. */
export async function asking(cx: Cx): Promise<{ known: Knowledge; asked: Asked; engine: SearchEngine }> {
  const known = await knowledge(cx.db, cx.config)
  return { known, asked: readAddress(cx.url.searchParams, directoryOf(known)), engine: engineOf(cx, known) }
}
