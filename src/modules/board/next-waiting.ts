import type { Cx } from '../../platform/cx.ts'
import { kindsFor, territoriesOf } from './kinds.ts'
import { decidableNow } from './queue-queries.ts'

/** The thing of a kind that waits longest for this person to decide it, after what was just decided. */
export async function nextWaiting(cx: Cx, kind: string): Promise<string | undefined> {
  const known = cx.actor && kindsFor(cx.modules, cx.actor).get(kind)
  if (!cx.actor || !known) return undefined
  return decidableNow(cx.db, kind, { territories: territoriesOf(cx, known), actorId: cx.actor.id })
}
