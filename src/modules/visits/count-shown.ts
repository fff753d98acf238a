import type { Cx } from '../../platform/cx.ts'
import { byPerson } from '../../platform/http/by-person.ts'
import type { Shown } from '../../platform/module.ts'
import { gather } from './gather.ts'

/**
 * Counts what was shown to somebody unknown. Programs are left out, and so is whoever has signed in: who looks after an
 * organisation, or after the portal, would count their own work.
 */
export function countShown(cx: Cx, request: Request, shown: Shown): void {
  if (cx.actor || request.method !== 'GET' || !byPerson(request.headers)) return
  gather(cx.db, cx.lang, shown, cx.now)
}
