import type { Cx } from '../../platform/cx.ts'
import { foldText } from '../../platform/search/text/fold.ts'
import type { SearchRow } from './search-queries.ts'
import type { SearchKey } from './set-aside.ts'
import { type Thesaurus, thesaurus } from './snapshot.ts'

/** A search with what became of it since. */
export interface FollowedSearch extends SearchRow {
  /** An entry has exactly these words. */
  hasEntry: boolean
  /** Records it finds now, where that may have changed. */
  foundNow: number | undefined
}

/** Searches with what they find now, for those that found nothing and have an entry since, and for the one asked for. */
export async function followed(
  cx: Cx,
  rows: readonly SearchRow[],
  asked: SearchKey | undefined,
): Promise<readonly FollowedSearch[]> {
  const phrases = phrasesOf(await thesaurus(cx.db))
  return Promise.all(
    rows.map(async (row) => {
      const hasEntry = phrases.has(row.folded)
      const isAsked = asked?.lang === row.lang && asked.folded === row.folded
      const foundNow = isAsked || (hasEntry && row.total === 0) ? await foundBy(cx, row) : undefined
      return { ...row, hasEntry, foundNow }
    }),
  )
}

/** Records of all modules that a person finds with these words. */
async function foundBy(cx: Cx, { lang, text }: SearchRow): Promise<number> {
  const found = await Promise.all(cx.modules.list.map((module) => module.finds?.(cx, { lang, text }) ?? 0))
  return found.reduce((sum, one) => sum + one, 0)
}

const folded = new WeakMap<Thesaurus, ReadonlySet<string>>()

/** The phrases of all entries, folded as searches are. */
function phrasesOf(known: Thesaurus): ReadonlySet<string> {
  const phrases = folded.get(known) ?? new Set(known.entries.flatMap((entry) => entry.phrases.map(foldText)))
  folded.set(known, phrases)
  return phrases
}
