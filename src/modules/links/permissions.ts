import { can, canFor } from '../../platform/http/policy.ts'

/** The editorial board, and whoever watches over the territory, look after the addresses of all records. */
export const mayDecideLinks = can('links.decide')

/** Whoever looks after an organisation sees which of its addresses lead nowhere. */
export const maySeeOwn = canFor<{ organizationId: string }>('links.own', (place) => place)
