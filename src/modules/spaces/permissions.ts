import { canFor, canSomewhere } from '../../platform/http/policy.ts'

interface Placed {
  organizationId: string
  territories: readonly string[]
}
const placeOf = ({ territories }: Placed) => ({ territories })

/** Whoever looks after an organisation writes its site and hands it in. */
export const mayEdit = canFor<{ organizationId: string }>('spaces.edit', ({ organizationId }) => ({
  organizationId,
}))

/** Whoever looks after the territory of an organisation decides on its site, but for their own. */
export const mayReview = canFor<Placed>('spaces.review', placeOf)

/** Whoever answers for the territory closes a site, and opens it again. */
export const mayClose = canFor<Placed>('spaces.close', placeOf)

/** Whoever administers the territory gives a site a host name of its own. */
export const mayNameHost = canFor<Placed>('spaces.host', placeOf)

/** Whoever closes sites somewhere sees the list of them. */
export const mayList = canSomewhere('spaces.close')
