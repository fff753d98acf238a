import type { Db } from '../../platform/db/database.ts'
import { buildCodeLists, type CodeLists } from './code-lists.ts'
import { findVersion, listLabels, listMappings, listTaxonomies, listTerms } from './queries.ts'

/** A change made by another process is seen after this time at most. */
const LOOK_AGAIN_MS = 5_000

interface Kept {
  lists: CodeLists
  day: string
  lookAgainAt: number
}

const kept = new WeakMap<Db, Kept>()
const reading = new WeakMap<Db, Promise<CodeLists>>()

/**
 * The code lists, kept in memory and shared by everybody: costs a query every five seconds, and a read of all of them
 * only when they changed or a new day began.
 */
export async function codeLists(db: Db, now: Date = new Date()): Promise<CodeLists> {
  const known = kept.get(db)
  if (known && now.getTime() < known.lookAgainAt && known.day === dayOf(now)) return known.lists
  const underWay = reading.get(db)
  if (underWay) return underWay
  const promise = refreshed(db, now).finally(() => reading.delete(db))
  reading.set(db, promise)
  return promise
}

/** Makes the next call read again, after this process changed the lists. */
export function forgetCodeLists(db: Db): void {
  kept.delete(db)
  reading.delete(db)
}

async function refreshed(db: Db, now: Date): Promise<CodeLists> {
  const known = kept.get(db)
  const day = dayOf(now)
  const version = await findVersion(db)
  const same = known && known.day === day && known.lists.version === version
  const lists = same ? known.lists : await read(db, version, day)
  kept.set(db, { lists, day, lookAgainAt: now.getTime() + LOOK_AGAIN_MS })
  return lists
}

async function read(db: Db, version: number, day: string): Promise<CodeLists> {
  const [taxonomies, terms, labels, mappings] = await Promise.all([
    listTaxonomies(db),
    listTerms(db),
    listLabels(db),
    listMappings(db),
  ])
  return buildCodeLists({ version, taxonomies, terms, labels, mappings }, day)
}

/** The calendar day in Italy, where the validity of a term is decided. */
const dayOf = (now: Date): string => DAY.format(now)
const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome' })
