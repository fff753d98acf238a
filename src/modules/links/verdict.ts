import type { OutboundAnswer, OutboundFailure } from '../../platform/outbound/outbound.ts'
import type { Failure, Skipped, State } from './tables.ts'

const DAY = 86_400_000
/** Time between the first failure and the one that counts; a little less than a week, since jobs do not run to the second. */
const DEAD_AFTER = 6.5 * DAY
/** Time until an address is asked again. */
export const AGAIN_AFTER = 7 * DAY

/** What asking an address showed. */
export type Seen = { works: true; movedTo?: string | undefined } | { fails: Failure } | { skipped: Skipped }

/** What an answer means; `undefined` when only the whole page can tell (a server that does not know HEAD). */
export function seenOf(answer: OutboundAnswer | { failed: OutboundFailure }, asked: string): Seen {
  if ('failed' in answer) {
    // Too much to read, or to follow, is there all the same.
    if (answer.failed === 'too_large') return { works: true }
    if (answer.failed === 'not_allowed') return { skipped: 'not_allowed' }
    return { fails: answer.failed === 'too_many_redirects' ? 'broken' : answer.failed }
  }
  const { status, url, redirects } = answer
  if (status === 404 || status === 410) return { fails: 'gone' }
  if (status >= 500 && status !== 999) return { fails: 'broken' }
  const isGood = status >= 200 && status < 300
  const forGood = redirects.length > 0 && redirects.every((one) => one.status === 301 || one.status === 308)
  return { works: true, movedTo: isGood && forGood && isWorthTelling(asked, url) ? url : undefined }
}

/** Whether a new address is another place: not the start page in another spelling, nor the start page for a lost one. */
function isWorthTelling(before: string, after: string): boolean {
  const [old, now] = [URL.parse(before), URL.parse(after)]
  if (!old || !now || after.length > 500) return false
  const isSameHost = bare(old.hostname) === bare(now.hostname)
  if (!isSameHost) return true
  if (old.pathname === now.pathname && old.search === now.search) return old.protocol !== now.protocol
  return old.pathname !== '/' && now.pathname !== '/'
}

const bare = (host: string) => host.replace(/^www\./, '')

/** How an address stands after it was asked once more. */
export interface Standing {
  state: State
  failure: Failure | Skipped | null
  moved_to: string | null
  failing_since: Date | null
}

/** It counts as dead once it failed twice, a week apart, without a success between. */
export function standing(failingSince: Date | null, seen: Seen, now: Date): Standing {
  if ('skipped' in seen)
    return { state: 'skipped', failure: seen.skipped, moved_to: null, failing_since: null }
  if ('works' in seen) {
    const movedTo = seen.movedTo ?? null
    return { state: movedTo ? 'moved' : 'works', failure: null, moved_to: movedTo, failing_since: null }
  }
  const since = failingSince ?? now
  const isDead = now.getTime() - since.getTime() >= DEAD_AFTER
  return { state: isDead ? 'dead' : 'failing', failure: seen.fails, moved_to: null, failing_since: since }
}
