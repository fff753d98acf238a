import { foldText, isHan } from '../../../platform/search/text/fold.ts'

/** Texts found by the beginning of any of their words. */
export interface Beginnings<Said> {
  /** Those with a word that begins so, and whether it is their first; at most 3,000. */
  find(folded: string): { said: Said; first: boolean }[]
}

/** One or two letters begin very many words. */
const LOOKED_AT = 3_000

/** Sorts the texts once, each from every word of it on, so that a beginning is found by halving. */
export function beginnings<Said extends { text: string }>(all: readonly Said[]): Beginnings<Said> {
  const entries = all.flatMap((said) =>
    parts(foldText(said.text)).map((text, at) => ({ text, said, first: at === 0 })),
  )
  entries.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
  return {
    find(folded) {
      if (folded === '') return []
      const from = firstWhere(entries, ({ text }) => text >= folded)
      const to = firstWhere(entries, ({ text }) => text >= folded && !text.startsWith(folded))
      return entries.slice(from, Math.min(to, from + LOOKED_AT))
    },
  }
}

/** The place of the first of those in order for which something holds, that holds for all after it. */
function firstWhere<Entry>(entries: readonly Entry[], holds: (entry: Entry) => boolean): number {
  let low = 0
  let high = entries.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(entries[middle] as Entry)) high = middle
    else low = middle + 1
  }
  return low
}

/** A folded text from each of its words on; Chinese, which has no spaces, from each character on. */
function parts(folded: string): string[] {
  const found: string[] = []
  for (let at = 0; at < folded.length; at++) {
    const before = folded[at - 1]
    const here = folded[at] ?? ''
    if (here !== ' ' && (at === 0 || before === ' ' || isHan(here))) found.push(folded.slice(at))
  }
  return found
}
