import type { Cx } from '../../../platform/cx.ts'
import { engineOf } from './asking.ts'
import { currentKnowledge } from './knowledge.ts'
import { EVERYTHING } from './search.ts'

/** The first public records that a search finds, best first, and how many there are with all the words. */
export async function findPublic(
  cx: Cx,
  text: string,
  most: number,
): Promise<{ ids: readonly string[]; total: number }> {
  const known = await currentKnowledge(cx.db, cx.config)
  const answer = await engineOf(cx, known).search({ ...EVERYTHING, q: text, pageSize: most }, cx.now)
  return { ids: answer.hits.map(({ id }) => id), total: answer.relaxed ? 0 : answer.total }
}
