import type { Cx } from '../../../platform/cx.ts'
import type { Db } from '../../../platform/db/database.ts'
import { engineOf } from './asking.ts'
import type { Knowledge } from './knowledge.ts'
import { EVERYTHING, type SearchAnswer } from './search.ts'

/** How much the directory has, and when it last changed. */
export interface Glance {
  answer: SearchAnswer
  updated: Date | undefined
}

/** Milliseconds for which the same is said to everybody: counting all records is much work for one visit. */
const KEPT_MS = 3_000

const kept = new WeakMap<Db, { until: number; known: Knowledge; glance: Promise<Glance> }>()

/** The directory at a glance; who has just changed something sees it at once. */
export function atAGlance(cx: Cx, known: Knowledge): Promise<Glance> {
  const before = kept.get(cx.db)
  const now = performance.now()
  if (before && before.known === known && now < before.until && cx.written === undefined) return before.glance
  const glance = look(cx, known)
  if (cx.written === undefined) {
    kept.set(cx.db, { until: now + KEPT_MS, known, glance })
    glance.catch(() => kept.delete(cx.db))
  }
  return glance
}

async function look(cx: Cx, known: Knowledge): Promise<Glance> {
  const [answer, newest] = await Promise.all([
    engineOf(cx, known).search({ ...EVERYTHING, pageSize: 1 }, cx.now),
    cx.db
      .selectFrom('organization_search')
      .select(({ fn }) => fn.max('fresh_at').as('at'))
      .executeTakeFirst(),
  ])
  return { answer, updated: newest?.at ?? undefined }
}
