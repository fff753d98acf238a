import type { Cx, Services } from '../../../platform/cx.ts'
import type { Db } from '../../../platform/db/database.ts'
import { type Asked, readAddress } from './address.ts'
import { directoryOf } from './directory-of.ts'
import { indexEngine } from './index-engine.ts'
import { type Knowledge, knowledge } from './knowledge.ts'
import { openAsked } from './open-words.ts'
import type { SearchEngine } from './search.ts'
import { sqlEngine } from './sql-engine.ts'

const engines = new WeakMap<Db, SearchEngine>()

/** Lets another engine answer the searches over a database, instead of SQL. */
export const useEngine = (db: Db, engine: SearchEngine): unknown => engines.set(db, engine)

/** The engine that answers the searches of a request: the index of this process, or SQL while it has none. */
export function engineOf({ db, config, search, written }: Asking, known: Knowledge): SearchEngine {
  const settings = { timeZone: config.timeZone, knowledge: async () => known }
  const otherwise = sqlEngine(db, settings)
  return engines.get(db) ?? indexEngine(search, { ...settings, otherwise, written })
}
type Asking = Pick<Services, 'db' | 'config' | 'search'> & Partial<Pick<Cx, 'written'>>

/** What the address of a request asks for, with what is needed to answer it. */
export async function asking(cx: Cx): Promise<{ known: Knowledge; asked: Asked; engine: SearchEngine }> {
  const known = await knowledge(cx.db, cx.config)
  const asked = openAsked(readAddress(cx.url.searchParams, directoryOf(known)))
  return { known, asked, engine: engineOf(cx, known) }
}
