import { canFor } from '../../platform/http/policy.ts'

/** Whoever looks after an organisation sees how often it was found. */
export const mayRead = canFor<{ id: string }>('visits.read', ({ id }) => ({ organizationId: id }))
