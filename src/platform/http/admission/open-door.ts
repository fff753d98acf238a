import type { Actor } from '../actor.ts'
import type { Gate } from './gate.ts'
import type { OpenLong } from './long-places.ts'
import type { Recent } from './recent.ts'

/** Who is let in when more is asked than can be answered. */
export interface Admission {
  /** Who holds a session has a lane of their own from now on; undefined: nobody holds it. */
  remember(token: string, actor: Actor | undefined): void
  /** What happened in the last ten minutes. */
  recent(now: Date): Recent
  /** A place for an answer of any length. */
  openLong: OpenLong
  /** The answer to who cannot be served now, by the path that they asked for. */
  busy(path: string): Response
  /** Requests worked on and waiting, by lane. */
  lanes(): ReturnType<Gate['state']> | undefined
}

/** Where nobody guards the door. */
export const OPEN_DOOR: Admission = {
  remember: () => {},
  recent: () => ({ answered: 0, refused: 0, refusedMembers: 0 }),
  lanes: () => undefined,
  openLong: () => ({ turn: (make) => make(), close: () => {} }),
  busy: () => new Response(null, { status: 503 }),
}
