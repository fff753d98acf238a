import type {
  IndexAnswer,
  IndexCount,
  IndexQuery,
  Moment,
  QueryTerm,
} from '../../../platform/search/query.ts'
import { ORGANIZATION_KIND } from './organization-kind.ts'
import { isWiderPlace } from './record-codes.ts'
import {
  COUNTED_KEYS,
  type Facets,
  FILTER_KEYS,
  type FilterKey,
  type SearchAnswer,
  type SearchRequest,
} from './search.ts'
import type { Term } from './term.ts'
import type { Understood } from './understand.ts'

/** What nearness is worth beside the words: most of all when it was asked for. */
const NEAREST = 8
const NEARER = 1

/** What is asked of the index for a search whose words are understood. */
export function indexQuery(understood: Understood, moment: Moment, now: Date): IndexQuery {
  const { request, near, nearest, withinKm } = understood
  return {
    kind: ORGANIZATION_KIND.name,
    terms: [...understood.terms.map(queryTerm), ...hintTerms(understood)],
    asked: request.q,
    nameTerms: understood.nameTerms.map(queryTerm),
    codes: Object.fromEntries(
      COUNTED_KEYS.flatMap((key) => (request[key].length > 0 ? [[key, request[key]]] : [])),
    ),
    flags: (['wheelchair', 'free'] as const).filter((flag) => request[flag]),
    shown: request.dissolved ? ['dissolved'] : [],
    open: request.openNow,
    moment,
    near,
    nearness: nearest ? NEAREST : NEARER,
    withinKm,
    nearKey: request.place.length > 0 && withinKm !== undefined ? 'place' : undefined,
    relax: false,
    sort: request.sort === 'distance' && !near ? 'relevance' : request.sort,
    page: request.page,
    pageSize: request.pageSize,
    now: Math.floor(now.getTime() / 1_000),
  }
}

/** Whether nothing narrows a search but its terms. */
export const isOnlyWords = ({ codes, flags, shown, open, nameTerms, withinKm }: IndexQuery): boolean =>
  [...Object.keys(codes), ...flags, ...shown, ...nameTerms].length === 0 && !open && withinKm === undefined

/** Only an order among those who have the codes. */
const hintTerms = ({ hints }: Understood): QueryTerm[] =>
  hints.length === 0 ? [] : [{ word: '', optional: true, weight: 0, alternatives: hints }]

/** One term as the index takes it. */
export const queryTerm = (term: Term): QueryTerm => ({
  word: term.word,
  optional: term.optional,
  weight: term.weight,
  alternatives: term.alternatives,
})

/**
 * The same of several questions: terms that are alike are one object, which travels between threads once and is looked
 * up once.
 */
export function queryTerms(questions: readonly (readonly Term[])[]): QueryTerm[][] {
  const known = new Map<string, QueryTerm>()
  return questions.map((terms) =>
    terms.map((term) => {
      const key = keyOf(term)
      const its = known.get(key) ?? queryTerm(term)
      known.set(key, its)
      return its
    }),
  )
}

/** Alike for terms that the index takes for the same; its parts have no spaces. */
function keyOf({ word, optional, weight, alternatives }: Term): string {
  let key = `${word} ${optional} ${weight}`
  for (const { atoms, quality } of alternatives) {
    key += ` ${quality}`
    for (const atom of atoms) key += ` ${atom.as} ${atom.as === 'code' ? `${atom.key}:` : ''}${atom.text}`
  }
  return key
}

/** The answer of the index in the words of the directory; what dropping the text would give is for the caller to say. */
export function searchAnswer(
  answer: IndexAnswer,
  request: SearchRequest,
): Omit<SearchAnswer, 'suggestion' | 'notThere' | 'marks' | 'matched' | 'together' | 'codes'> {
  return {
    total: answer.total,
    page: answer.page,
    hits: answer.hits.map(({ id, seq, km, open }) => ({ id, stamp: seq, km, open })),
    facets: facetsOf(answer, request),
    relaxed: answer.relaxed,
    without: answer.total === 0 ? withoutOf(answer) : {},
  }
}

/** Thousands of places are told apart only when they are asked for: by a page when it is written, in one go. */
function facetsOf({ counts, flags, open }: IndexAnswer, { place }: SearchRequest): Facets {
  const of = (key: string): readonly IndexCount[] => counts[key] ?? []
  return {
    get type() {
      return of('type')
    },
    get area() {
      return of('area')
    },
    get sector() {
      return of('sector')
    },
    get place() {
      return of('place').filter(({ code }) => !isWiderPlace(code) || place.includes(code))
    },
    get beneficiary() {
      return of('beneficiary')
    },
    get language() {
      return of('language')
    },
    wheelchair: flags.wheelchair ?? 0,
    free: flags.free ?? 0,
    openNow: open,
  }
}

const withoutOf = ({ without }: IndexAnswer): Partial<Record<FilterKey, number>> =>
  Object.fromEntries(
    FILTER_KEYS.flatMap((key) => {
      const count = without[key === 'openNow' ? 'open' : key]
      return count === undefined ? [] : [[key, count]]
    }),
  )
