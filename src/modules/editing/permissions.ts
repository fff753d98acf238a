import { canFor, type Policy } from '../../platform/http/policy.ts'
import type { Mandate } from '../../platform/module.ts'

/** A record, with the mandate of whoever asks where they have one. */
export interface Written {
  organizationId: string
  mandate?: Mandate | undefined
}

/** Whoever looks after an organisation's record. */
export const isOwnRecord = canFor<Written>('editing.edit', ({ organizationId }) => ({ organizationId }))

const mayAssist = canFor<Written>('editing.assist', ({ mandate }) => ({ territories: mandate?.territories }))

/** They write its draft and hand it in; so does whoever of the staff they asked to. */
export const mayEdit: Policy<Written> = (actor, place) =>
  isOwnRecord(actor, place) || (place.mandate !== undefined && mayAssist(actor, place))
Object.defineProperty(mayEdit, 'name', { value: `${isOwnRecord.name}, or with its mandate` })

/** Whoever looks after the territory of a record decides what is handed in, but for their own. */
export const mayReview = canFor<{ organizationId: string; territories: readonly string[] }>(
  'editing.review',
  (place) => ({ territories: place.territories }),
)

/** Whoever looks after the territory of an organisation says whether it publishes at once. */
export const mayTrust = canFor<{ organizationId: string; territories: readonly string[] }>(
  'editing.trust',
  (place) => ({ territories: place.territories }),
)

/** Whoever works for the territory of an organisation sees the staff's page of it, and finds it in the list. */
export const mayLookAfter = canFor<{ territories: readonly string[] }>('editing.bodies', (place) => ({
  territories: place.territories,
}))
