import { can } from '../../platform/http/policy.ts'

/** Those who watch over the territory may read who did what. */
export const mayReadLog = can('staff.audit')

/** Who sees the people with an account, stops one or lets one in again; this is no content. */
export const mayManagePeople = can('staff.people')

/** Who gives and ends roles. */
export const mayGiveRoles = can('staff.grant')
