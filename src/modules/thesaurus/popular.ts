import { sql } from 'kysely'
import type { Db } from '../../platform/db/database.ts'
import type { Lang } from '../../platform/i18n/languages.ts'

/** A search many people made that finds something. */
export interface PopularSearch {
  lang: Lang
  text: string
  folded: string
  times: number
}

/** By language of the page, the commonest first. */
export type PopularSearches = ReadonlyMap<Lang, readonly PopularSearch[]>

/** Fewer might be one person's words. */
const LEAST = { times: 5, days: 3 } as const
/** Kept for each language. */
const MOST = 2_000
/** Between two reads; longer where a read takes long, so that it is at most a hundredth of the time. */
const RENEW_MS = 60_000
const REST = 100

interface Held {
  searches: PopularSearches
  renewAt: number
  reading: Promise<void> | undefined
}

const held = new WeakMap<Db, Held>()

/** What may be suggested of past searches: answered at once from memory, renewed each minute behind the answer. */
export function popularSearches(db: Db): PopularSearches {
  const known = held.get(db) ?? { searches: new Map(), renewAt: 0, reading: undefined }
  held.set(db, known)
  if (!known.reading && performance.now() > known.renewAt) known.reading = renew(db, known)
  return known.searches
}

async function renew(db: Db, known: Held): Promise<void> {
  const started = performance.now()
  try {
    known.searches = await readPopular(db)
  } catch {
    // The database is away: what is known serves another minute.
  }
  const now = performance.now()
  known.renewAt = now + Math.max(RENEW_MS, REST * (now - started))
  known.reading = undefined
}

/** Searches made often enough, on different days, with something found then and the last time. */
export async function readPopular(db: Db): Promise<PopularSearches> {
  const { rows } = await sql<PopularSearch>`
    select lang, text, folded, times from (
      select lang, folded, (array_agg(text order by day desc))[1] as text, sum(times)::int as times,
        row_number() over (partition by lang order by sum(times) desc, folded) as place
      from search_asked a
      where not exists (select from search_set_aside s where s.lang = a.lang and s.folded = a.folded)
      group by lang, folded
      having sum(times) filter (where total > 0) >= ${LEAST.times}
        and count(*) filter (where total > 0) >= ${LEAST.days}
        and (array_agg(total order by day desc))[1] > 0
    ) ranked where place <= ${MOST} order by lang, place`.execute(db)
  return Map.groupBy(rows, ({ lang }) => lang)
}
