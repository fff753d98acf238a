import type { Cx } from '../../../platform/cx.ts'
import { isPersonsSearch, noteSearch } from '../../thesaurus/api.ts'
import type { Asked } from './address.ts'
import type { SearchAnswer } from './search.ts'

/** Counts a person's search for words; what only its filters kept from finding something is not counted. */
export function noteAsked(cx: Cx, { headers }: Request, { request }: Asked, answer: SearchAnswer): void {
  const { q, page, literal } = request
  if (q === '' || page > 1 || literal || !isPersonsSearch(headers, q)) return
  const total = answer.relaxed ? 0 : answer.total
  if (total === 0 && Object.keys(answer.without).some((key) => key !== 'q')) return
  noteSearch(cx.db, { lang: cx.lang, text: answer.suggestion ?? q, total, now: cx.now })
}
