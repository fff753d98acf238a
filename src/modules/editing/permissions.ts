import { canFor } from '../../platform/http/policy.ts'

/** Whoever looks after an organisation's record writes its draft and hands it in. */
export const mayEdit = canFor<{ organizationId: string }>('editing.edit', (place) => place)

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
