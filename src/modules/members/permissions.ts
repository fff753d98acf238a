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
