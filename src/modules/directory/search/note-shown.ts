import type { Cx } from '../../../platform/cx.ts'
import type { Asked } from './address.ts'
import type { SearchAnswer } from './search.ts'

/** Tells which organisations a search showed first; the list of all of them is no search, further pages are not first. */
export function noteShown(cx: Cx, request: Request, { request: asked }: Asked, answer: SearchAnswer): void {
  if (cx.url.search === '' || asked.page > 1 || answer.hits.length === 0) return
  const words = answer.suggestion ?? asked.q
  const organizationIds = answer.hits.map(({ id }) => id)
  cx.modules.shown(cx, request, { as: 'results', organizationIds, ...(words && { words }) })
}
