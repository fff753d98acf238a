import type { Db } from '../../platform/db/database.ts'
import type { Lang } from '../../platform/i18n/languages.ts'
import type { Shown, ShownAs } from '../../platform/module.ts'
import { foldText } from '../../platform/search/text/fold.ts'
import { keptText, LONGEST_SEARCH } from '../thesaurus/api.ts'
import { dayOf } from './months.ts'
import { type Gathered, writeGathered } from './write-gathered.ts'

/** Milliseconds for which counts are gathered before they are written: what a killed process loses. */
const WRITE_EVERY = 10_000
/** Different counts in memory at most; then they are written at once, and what comes while none can be written is lost. */
const MOST = 50_000

const gathered = new Map<Db, Gathered>()
const writing = new Map<Db, Promise<void>>()

/** Counts what was shown, without waiting and without saying to whom. */
export function gather(db: Db, lang: Lang, { as, organizationIds, words }: Shown, now: Date): void {
  const counts = gathered.get(db) ?? startGathering(db)
  if (counts.size >= MOST) return
  const day = dayOf(now)
  const kept = as === 'results' && words ? wordsOf(words) : undefined
  for (const organizationId of organizationIds) {
    add(counts, { table: 'count', organizationId, day, lang, shown: as, times: 1 })
    if (kept)
      add(counts, { table: 'words', organizationId, day: `${day.slice(0, 7)}-01`, lang, ...kept, times: 1 })
  }
  if (counts.size >= MOST) void writeVisits(db).catch(() => undefined)
}

export type Count =
  | { table: 'count'; organizationId: string; day: string; lang: Lang; shown: ShownAs; times: number }
  | {
      table: 'words'
      organizationId: string
      day: string
      lang: Lang
      folded: string
      text: string
      times: number
    }

function add(counts: Gathered, one: Count): void {
  const what = one.table === 'count' ? one.shown : `=${one.folded}`
  const key = `${one.day} ${one.lang} ${one.organizationId} ${what}`
  const before = counts.get(key)
  if (before) before.times += one.times
  else counts.set(key, one)
}

function wordsOf(words: string): { folded: string; text: string } | undefined {
  const text = keptText(words)
  const folded = text && foldText(text).slice(0, LONGEST_SEARCH).toWellFormed()
  return text && folded ? { text, folded } : undefined
}

function startGathering(db: Db): Gathered {
  const counts: Gathered = new Map()
  gathered.set(db, counts)
  // Whoever reads a page is not to notice a failure; the counts wait for the next writing.
  setTimeout(() => writeVisits(db).catch(() => undefined), WRITE_EVERY).unref()
  return counts
}

/** Writes what was gathered so far, after what is being written; what cannot be written is counted again later. */
export async function writeVisits(db: Db): Promise<void> {
  const before = writing.get(db)
  const mine = (before ?? Promise.resolve()).catch(() => undefined).then(() => writeNow(db))
  writing.set(db, mine)
  await mine.finally(() => {
    if (writing.get(db) === mine) writing.delete(db)
  })
}

async function writeNow(db: Db): Promise<void> {
  const counts = gathered.get(db)
  gathered.delete(db)
  if (!counts || counts.size === 0) return
  try {
    await writeGathered(db, counts)
  } catch (error) {
    const again = gathered.get(db) ?? startGathering(db)
    for (const one of counts.values()) if (again.size < MOST) add(again, one)
    throw error
  }
}
