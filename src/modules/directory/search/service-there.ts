import type { Knowledge } from './knowledge.ts'
import { isPlace } from './question.ts'
import { QUALITY, type Term } from './term.ts'
import type { Understood } from './understand.ts'

/** A question for services in a place. */
export interface ServiceQuestion {
  place: string
  /** As codes of `sector`. */
  sectors: readonly string[]
  /** Whoever there offers any of them, whatever else is asked for. */
  there: Understood
  /** Those who offer them, from the place outwards: whoever only has the word in a text is not who is looked for. */
  around: Understood
  /** The words that whoever is asked for by name has in it. */
  named: readonly Term[]
}

/** Undefined where a question names no place to be in, or no service. */
export function serviceQuestion(
  understood: Understood,
  { pointOf }: Pick<Knowledge, 'pointOf'>,
): ServiceQuestion | undefined {
  const { place = '', nearest } = understood
  const near = nearest ? undefined : pointOf(place)
  if (!near) return undefined
  const isThere = ({ codes }: Term) => codes.some(isPlace)
  const needed = understood.terms.filter(({ optional }) => !optional)
  const offered = needed.filter((term) => !isThere(term)).map((term) => [term, servicesOf(term)] as const)
  const services = offered.flatMap(([, alternatives]) => alternatives)
  const [thing] = offered.flatMap(([term, own]) => (own.length > 0 ? [term] : []))
  if (!thing) return undefined
  const any = { ...thing, alternatives: services, codes: [] }
  return {
    place,
    sectors: [...new Set(services.flatMap(({ atoms: [atom] }) => atom?.text ?? []))],
    there: { ...understood, terms: [...needed.filter(isThere), any] },
    around: {
      ...understood,
      terms: offered.map(([term, own]) => (own.length > 0 ? { ...term, alternatives: own } : term)),
      near,
      nearest: true,
      withinKm: undefined,
    },
    named: offered.map(([term]) => term),
  }
}

/** The services that a term means, not only as a part of a phrase that means another. */
const servicesOf = ({ alternatives }: Term): Term['alternatives'] =>
  alternatives.filter(
    ({ atoms: [atom], quality }) =>
      atom?.as === 'code' && atom.key === 'sector' && quality > QUALITY.meantByPart,
  )
