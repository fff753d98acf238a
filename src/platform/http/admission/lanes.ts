import { PATHS } from '../../ui/paths.ts'
import { type Actor, STAFF_ROLES } from '../actor.ts'

/** Who goes first when not all can be answered, in this order. */
export const LANES = ['staff', 'members', 'entering', 'long', 'public'] as const
export type LaneName = (typeof LANES)[number]

/** What a lane has: places of its own, and how long somebody waits for one. */
export interface LaneRule {
  /** Requests worked on at once; of the public, as many as the process finds that it can. */
  places?: number
  /** Milliseconds. */
  patience: number
  mostWaiting: number
}

/**
 * Lanes do not take each other's places, so that neither a crowd nor one member's program keeps the staff waiting. Who
 * enters has no session yet: two at once, so that this lane gives a crowd nothing.
 */
export const RULES: Readonly<Record<Exclude<LaneName, 'public'>, Required<LaneRule>>> = {
  staff: { places: 16, patience: 5_000, mostWaiting: 200 },
  members: { places: 8, patience: 5_000, mostWaiting: 200 },
  entering: { places: 2, patience: 2_000, mostWaiting: 20 },
  /** Parts of long answers: who has one open waits until its turn comes. */
  long: { places: 2, patience: Number.POSITIVE_INFINITY, mostWaiting: Number.POSITIVE_INFINITY },
}

/** The lane of somebody who has signed in. */
export const laneFor = ({ roles }: Pick<Actor, 'roles'>): LaneName =>
  roles.some((role) => STAFF_ROLES.includes(role)) ? 'staff' : 'members'

const SERVED = /^\/(?:assets\/|(?:status|ready)?(?:\?|$))/
/** What costs nothing, and what says how the service is, is never refused. */
export const isAlwaysServed = (address: string): boolean => SERVED.test(address)

const ENTRY = new RegExp(`^(?:/[a-z]{2})?${PATHS.signIn}(?:[/?]|$)`)
/** The pages by which one enters. */
export const isEntry = (address: string): boolean => ENTRY.test(address)
