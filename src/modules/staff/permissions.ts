import { can } from '../../platform/http/policy.ts'

/** Those who watch over the territory may read who did what. */
export const mayReadLog = can('staff.audit')
