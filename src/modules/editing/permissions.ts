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
