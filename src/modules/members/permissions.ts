import { canFor, type Policy } from '../../platform/http/policy.ts'
import type { Request } from './request-queries.ts'

/** Whoever asked follows their own request. */
export const asked: Policy<Request> = (actor, { account_id }) =>
  actor?.hasAccount === true && actor.id === account_id

type Placed = { request: Request; territories: readonly string[] }

const mayDecideClaims = canFor<Placed>('members.claims', ({ territories }) => ({ territories }))
const mayDecideRegistrations = canFor<Placed>('members.registrations', ({ territories }) => ({ territories }))

/** Whoever looks after the territory decides; the desk decides who a person is, editors what is public. */
export const mayDecide = (registrations: boolean): Policy<Placed> =>
  registrations ? mayDecideRegistrations : mayDecideClaims

type Body = { organizationId: string }

/** Whoever looks after an organisation sees who else does. */
export const maySeePeople = canFor<Body>('members.colleagues', (body) => body)

/** Whoever answers for an organisation says who looks after it. */
export const mayManage = canFor<Body>('members.manage', (body) => body)

/** Whoever was asked to take over says yes or no. */
export const mayTake: Policy<{ takerId: string | null } | null> = (actor, offer) =>
  actor?.hasAccount === true && offer !== null && actor.id === offer.takerId

/** Whoever offered takes it back. */
export const mayTakeBack: Policy<{ giverId: string } | null> = (actor, offer) =>
  actor?.hasAccount === true && actor.id === offer?.giverId

/** Whoever looks after the territory of an organisation sees its people, and ends an access that should not be. */
export const mayEndAccess = canFor<Body & { territories: readonly string[] }>(
  'members.bodies',
  ({ territories }) => ({ territories }),
)
