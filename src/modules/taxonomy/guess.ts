import { FALLBACK_RULES } from './guess-fallback-rules.ts'
import { AREA_RULES } from './guess-rules.ts'
import { TYPE_RULES } from './guess-type-rules.ts'
import { normalised } from './normalised.ts'

/** A term that a rule proposes for an organisation because of its name. */
export interface Guess {
  taxonomy: 'type' | 'area' | 'sector' | 'beneficiary'
  code: string
  /** Identifier of the rule, kept with the guess so that people can judge it. */
  rule: string
}

/** A rule as its table writes it: its name, the words that fire it, what it proposes, the words that stop it. */
export type Rule = readonly [id: string, words: string, gives: string, unless?: string]

const prepare = (rules: readonly Rule[]) =>
  rules.map(([id, words, gives, unless]) => ({
    id,
    fires: phrase(words),
    stops: unless === undefined ? undefined : phrase(unless),
    gives: gives.split(' ').map((term) => {
      const [taxonomy = '', code = ''] = term.split(':')
      return { taxonomy: taxonomy as Guess['taxonomy'], code }
    }),
  }))

/** Whole words only: the words stand between spaces, as `normalised` leaves them. */
const phrase = (words: string) => new RegExp(`(?<= )(?:${words})(?= )`)

const types = prepare(TYPE_RULES)
const areas = prepare(AREA_RULES)
const fallbacks = prepare(FALLBACK_RULES)

/**
 * What kind of organisation an Italian name speaks of: one type at most (the first rule that fires) and the areas,
 * sectors and beneficiaries of every rule that fires; a weak rule only when no other gives an area. Nothing when the name says nothing: precision before coverage.
 */
export function guessTerms(name: string): Guess[] {
  const text = ` ${normalised(name)} `
  const fires = ({ fires, stops }: (typeof types)[number]) => fires.test(text) && !stops?.test(text)
  const type = types.find(fires)
  const strong = areas.filter(fires)
  const hasArea = strong.some(({ gives }) => gives.some(({ taxonomy }) => taxonomy === 'area'))
  const weak = hasArea ? undefined : fallbacks.find(fires)
  const rules = [type, ...strong, weak].filter((rule) => rule !== undefined)
  const guesses = rules.flatMap(({ id, gives }) => gives.map((term) => ({ ...term, rule: id })))
  const first = new Map(guesses.toReversed().map((guess) => [`${guess.taxonomy}:${guess.code}`, guess]))
  return [...first.values()].reverse()
}
