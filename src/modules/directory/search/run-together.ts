import { isArabic } from '../../../platform/search/text/fold.ts'
import { isStopWord } from '../../../platform/search/text/stop-words.ts'
import { bits, type Meanings } from './meanings.ts'
import type { PhraseRespelt } from './near-phrases.ts'
import { readQuestion } from './question.ts'
import type { Term } from './term.ts'

/** Longer words are more than two. */
const LONGEST = 30

/** Before a vowel: "dune" is "d'une". */
const ELIDED = /^[cdjlmnst][aeiouyhàâéèêëîïôœùû]/i

/**
 * The text with a space or an apostrophe in its only unknown word, where that makes a known phrase of several words: "malaux
 * articulations" is "mal aux articulations", "سرطانالدم" is "سرطان الدم". Of several, the phrase of most words.
 */
export function runTogether(
  text: string,
  terms: readonly Term[],
  meanings: Meanings,
): PhraseRespelt | undefined {
  const isUnknown = ({ word, han, optional }: Term) => !han && !optional && !meanings.words.has(word)
  const [unknown, ...others] = terms.filter(isUnknown)
  if (!unknown || others.length > 0 || unknown.end - unknown.start > LONGEST) return undefined
  let best = { text, words: 1 }
  for (let at = unknown.start + 1; at < unknown.end; at++) {
    if (!mayBeApart(unknown, at - unknown.start, meanings)) continue
    const isElided = at === unknown.start + 1 && ELIDED.test(text.slice(unknown.start))
    const apart = `${text.slice(0, at)}${isElided ? "'" : ' '}${text.slice(at)}`
    const words = wordsOfPhrase(apart, unknown, meanings)
    if (words > best.words) best = { text: apart, words }
  }
  return best.words > 1 ? { text: best.text, changed: [unknown.word] } : undefined
}

/** Whether both halves are words, so that most cuts need not be read; an Arabic one may have more written onto it. */
function mayBeApart({ word, start, end }: Term, at: number, { words }: Meanings): boolean {
  if (isArabic(word) || word.length !== end - start) return true
  return [word.slice(0, at), word.slice(at)].every((half) => isStopWord(half) || words.has(half))
}

/**
 * The words of the longest known phrase that has all that a word was cut into, but for words that say nothing; where that
 * are only such, it must be all that is asked.
 */
function wordsOfPhrase(text: string, { start, end }: Term, meanings: Meanings): number {
  // The space: its last word is not only begun.
  const { terms, meant } = readQuestion(`${text} `, meanings)
  let parts = 0
  for (const [at, term] of terms.entries()) {
    if (term.start < start || term.end > end + 1) continue
    if (!meanings.words.has(term.word)) return 0
    parts |= 1 << at
  }
  const needed = parts || (1 << terms.length) - 1
  const phrases = meant.filter(({ cover }) => (cover & needed) === needed)
  return Math.max(0, ...phrases.map(({ cover }) => bits(cover)))
}
