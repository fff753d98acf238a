import type { Cx } from '../../../platform/cx.ts'
import type { Db } from '../../../platform/db/database.ts'
import { engineOf } from '../search/asking.ts'
import type { Knowledge } from '../search/knowledge.ts'
import { EVERYTHING, type Facets } from '../search/search.ts'

/** How many records have each code changes slowly. */
const RENEW_MS = 60_000

interface Held {
  facets: Promise<Facets>
  renewAt: number
}

const held = new WeakMap<Db, Held>()

/** Public records of each code, from memory; renewed each minute behind the answer. */
export function countsNow(cx: Cx, known: Knowledge): Promise<Facets> {
  const before = held.get(cx.db)
  if (before && performance.now() < before.renewAt) return before.facets
  const facets = engineOf(cx, known)
    .search({ ...EVERYTHING, pageSize: 1 }, cx.now)
    .then((answer) => answer.facets)
  const next = { facets: before?.facets ?? facets, renewAt: performance.now() + RENEW_MS }
  held.set(cx.db, next)
  facets.then(
    () => {
      next.facets = facets
    },
    () => held.delete(cx.db),
  )
  return next.facets
}
