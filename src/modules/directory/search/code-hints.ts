import type { Alternative } from '../../../platform/search/query.ts'
import { tokens } from '../../../platform/search/text/fold.ts'
import { isStopWord, isVagueWord } from '../../../platform/search/text/stop-words.ts'
import type { Phrase } from './meanings.ts'

/** Words given for one question. */
const MOST = 24
/** Enough to order those who have only the code, never to pass by whoever has the words of the question. */
const QUALITY = 0.4

/** What each code is called in one word: a record with it is more of that than one that only has the code. */
export function codeHints(phrases: readonly Phrase[]): (codes: readonly string[]) => Alternative[] {
  const words = new Map<string, Set<string>>()
  for (const { text, codes } of phrases) {
    const [only, ...others] = tokens(text).filter(({ text: word }) => !isStopWord(word) && !isVagueWord(word))
    if (!only || others.length > 0) continue
    for (const code of codes) words.set(code, (words.get(code) ?? new Set()).add(only.text))
  }
  return (codes) =>
    [...new Set(codes.flatMap((code) => [...(words.get(code) ?? [])]))]
      .slice(0, MOST)
      .map((text) => ({ atoms: [{ as: 'word', text }], quality: QUALITY }))
}
