import type { Actor } from '../../platform/http/actor.ts'
import { canSomewhere, holds, holdsInAll, type Place } from '../../platform/http/policy.ts'

/** Whoever decides for some territory sees how fresh its records are, and asks there for confirmations. */
export const mayAsk = canSomewhere('freshness.campaign')

/** Whoever decides wherever a campaign may ask pauses and stops it; one that is not there is nobody's secret to them. */
export const mayRun = (
  actor: Actor | undefined,
  campaign: { places: readonly Place[] | null } | null,
): boolean => (campaign ? holdsInAll(actor, 'freshness.campaign', campaign.places) : mayAsk(actor, undefined))

/** Whoever is at the desk of some territory sees whom to call there. */
export const mayCall = canSomewhere('freshness.call')

/** Whoever is at the desk of the territory of a record writes how its call ended. */
export const mayEndCall = (actor: Actor | undefined, call: Place | null): boolean =>
  call ? holds(actor, 'freshness.call', call) : mayCall(actor, undefined)
