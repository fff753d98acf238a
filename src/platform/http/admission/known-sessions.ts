import { tokenHash } from '../../session/tokens.ts'
import type { LaneName } from './lanes.ts'

/** Sessions remembered at once; those not seen for longest are forgotten first. */
const REMEMBERED = 20_000
const FOR_MS = 900_000

/** The lanes of the sessions that this process has seen hold, without asking the database. */
export interface KnownSessions {
  laneOf(token: string, now: number): LaneName | undefined
  /** Without a lane it is forgotten: nobody holds that token. */
  remember(token: string, lane: LaneName | undefined, now: number): void
}

/** Remembers for a quarter of an hour, and never the token itself. */
export function knownSessions(): KnownSessions {
  const seen = new Map<string, { lane: LaneName; at: number }>()
  const keyOf = (token: string) => tokenHash(token).toString('base64')
  return {
    laneOf(token, now) {
      const known = seen.get(keyOf(token))
      return known && now - known.at < FOR_MS ? known.lane : undefined
    },
    remember(token, lane, now) {
      const key = keyOf(token)
      seen.delete(key)
      if (!lane) return
      seen.set(key, { lane, at: now })
      const [oldest] = seen.keys()
      if (seen.size > REMEMBERED && oldest !== undefined) seen.delete(oldest)
    },
  }
}
