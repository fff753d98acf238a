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
      let low = 0
      let high = entries.length
      while (low < high) {
        const middle = (low + high) >>> 1
        if ((entries[middle]?.text ?? '') < folded) low = middle + 1
        else high = middle
      }
      const found = entries.slice(low, low + LOOKED_AT)
      const end = found.findIndex(({ text }) => !text.startsWith(folded))
      return end === -1 ? found : found.slice(0, end)
    },
  }
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
