import type { QueryTerm } from '../query.ts'
import { AS_TYPED, codeWeight, IN_NAME, positionOf, worthOf } from './term-lists.ts'

/** Worth of what the terms are, beside where they stand together. */
export const WORTH = 3
/** A name that is the question, word for word. */
export const WHOLE_NAME = 4
/** A name that has all the words, and as much again for the share of it that they are. */
const IN_ONE_NAME = 1
const SHARE_OF_NAME = 2
/** A name that is the question also in its stop words, whatever body it says it is, see `nameKey`. */
export const EXACT_NAME = 0.5
/** All the words in the name as they were typed, none by its stem or what it means. */
export const ALL_TYPED = 0.4
/** Words that follow each other as in the question. */
const IN_ORDER = 0.4
/** What an optional term is worth at most. */
const OPTIONAL = 0.5
/** Kilometres at which nearness is worth half. */
const HALF_NEAR = 4

/** No record has a higher score for these terms, unless its name is exactly the question. */
export const mostScore = (terms: readonly QueryTerm[]): number =>
  (WORTH + IN_ONE_NAME + SHARE_OF_NAME + IN_ORDER) * mostMean(terms) + WHOLE_NAME + ALL_TYPED

/** Nor has one that does not have them all in its name. */
export const mostElsewhere = (terms: readonly QueryTerm[]): number => WORTH * mostMean(terms)

/** What the terms are worth at most; a worth is rounded to one of 255. */
function mostMean(terms: readonly QueryTerm[]): number {
  const needed = terms.filter(({ optional }) => !optional)
  return needed.reduce((sum, term) => sum + mostWorth(term) + 1 / 255, 0) / Math.max(1, needed.length)
}

/** What a term is worth at most: a word in a name, or a code, which may be worth more. */
const mostWorth = ({ alternatives }: QueryTerm): number =>
  alternatives.reduce(
    (most, { atoms, quality }) =>
      Math.max(most, quality * (atoms.some(({ as }) => as === 'code') ? codeWeight(0) : 1)),
    0,
  )

/** How well one record answers: names before services before descriptions, words as typed before what means them. */
export function textScore(
  terms: readonly QueryTerm[],
  values: readonly Uint16Array[],
  match: number,
  nameWords: number,
  isExact: boolean,
): number {
  let worth = 0
  let needed = 0
  let extra = 0
  let inName = true
  let typed = true
  let inOrder = true
  let before = -1
  for (let at = 0; at < terms.length; at++) {
    const value = (values[at] as Uint16Array)[match] as number
    if (terms[at]?.optional) {
      extra += worthOf(value)
      continue
    }
    needed++
    worth += worthOf(value)
    if ((value & IN_NAME) === 0) inName = false
    if ((value & AS_TYPED) === 0) typed = false
    const position = positionOf(value)
    if (position !== before + 1 && before >= 0) inOrder = false
    before = position
  }
  if (needed === 0) return 0
  const mean = worth / (255 * needed)
  const score = WORTH * mean + (OPTIONAL * extra) / 255
  if (!inName) return score
  const exact = typed && isExact
  const share = exact ? 1 : shareOf(needed, nameWords)
  const named = score + mean * (IN_ONE_NAME + SHARE_OF_NAME * share + (inOrder ? IN_ORDER : 0))
  if (exact) return named + ALL_TYPED + WHOLE_NAME + EXACT_NAME
  const whole = typed && inOrder && needed === nameWords && mean > 0.99
  return named + (typed ? ALL_TYPED : 0) + (whole ? WHOLE_NAME : 0)
}

const shareOf = (terms: number, nameWords: number): number => Math.min(1, terms / Math.max(1, nameWords))

/** What terms that are all in a name of so many words are worth together at most, unless they are as typed or all of it. */
export const mostNamed = (terms: number, nameWords: number): number =>
  WORTH + IN_ONE_NAME + SHARE_OF_NAME * shareOf(terms, nameWords) + IN_ORDER

/** What optional terms add to a score at most. */
export const extraAtMost = (optional: readonly QueryTerm[]): number =>
  optional.reduce(
    (sum, { alternatives }) =>
      // Half a step of the 255 that a worth is rounded to.
      sum + OPTIONAL * Math.min(1, Math.max(0, ...alternatives.map(({ quality }) => quality)) + 1 / 510),
    0,
  )

/** What being near is worth, from 0 to 1. */
export const nearScore = (km: number): number =>
  km === Number.POSITIVE_INFINITY ? 0 : 1 / (1 + km / HALF_NEAR)

const YEAR = 365 * 86_400

/** 2 when verified within a year, 1 when changed within two, else 0. */
export const freshness = (verified: number, fresh: number, now: number): 0 | 1 | 2 =>
  verified > now - YEAR ? 2 : fresh > now - 2 * YEAR ? 1 : 0

/** When that will be another for the first time. */
export function changesAge(verified: number, fresh: number, now: number): number {
  const first = verified + YEAR > now ? verified + YEAR : Number.POSITIVE_INFINITY
  const second = fresh + 2 * YEAR > now ? fresh + 2 * YEAR : Number.POSITIVE_INFINITY
  return Math.min(first, second)
}
