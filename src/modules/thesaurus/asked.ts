import { sql } from 'kysely'
import type { Db } from '../../platform/db/database.ts'
import type { Lang } from '../../platform/i18n/languages.ts'
import { foldText } from '../../platform/search/text/fold.ts'
import { keptText, LONGEST } from './kept-text.ts'

/** A search that a person made. */
export interface Searched {
  /** Language of the page. */
  lang: Lang
  /** What was searched: with its typing errors corrected, where they were. */
  text: string
  /** Records that have all the words. */
  total: number
  now: Date
}

interface Counted {
  day: string
  lang: Lang
  folded: string
  text: string
  times: number
  total: number
}

/** Milliseconds for which searches are gathered before they are written. */
const WRITE_EVERY = 5_000
/** Different texts gathered at most; a flood of others is not counted. */
const MOST = 2_000

const gathered = new Map<Db, Map<string, Counted>>()
const DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome' })

/**
 * Counts a search, without waiting and without saying who made it. Texts that may identify a person are left out.
 * Kept in memory for some seconds and then written at once: a killed process loses those seconds.
 */
export function noteSearch(db: Db, { lang, text, total, now }: Searched): void {
  const kept = keptText(text)
  const folded = kept && foldText(kept).slice(0, LONGEST).toWellFormed()
  if (!kept || !folded) return
  const day = DAY.format(now)
  const counts = gathered.get(db) ?? startGathering(db)
  const key = `${day} ${lang} ${folded}`
  const before = counts.get(key)
  if (!before && counts.size >= MOST) return
  counts.set(key, { day, lang, folded, text: kept, times: (before?.times ?? 0) + 1, total })
}

function startGathering(db: Db): Map<string, Counted> {
  const counts = new Map<string, Counted>()
  gathered.set(db, counts)
  // A failure loses these counts, nothing else: whoever searches is not to notice.
  setTimeout(() => writeSearches(db).catch(() => undefined), WRITE_EVERY).unref()
  return counts
}

/** Writes what was gathered, in one statement; in order, so that two nodes never wait for each other in a circle. */
export async function writeSearches(db: Db): Promise<void> {
  const counts = gathered.get(db)
  gathered.delete(db)
  if (!counts) return
  await sql`
    insert into search_asked (day, lang, folded, text, times, total)
    select day, lang, folded, text, times, total
    from jsonb_to_recordset(${JSON.stringify([...counts.values()])}::jsonb)
      as row(day date, lang text, folded text, text text, times integer, total integer)
    order by lang, folded, day
    on conflict (lang, folded, day) do update set
      text = excluded.text, times = search_asked.times + excluded.times, total = excluded.total`.execute(db)
}
