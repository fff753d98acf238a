import { can } from '../../platform/http/policy.ts'

/** The editorial board and whoever watches over the territory read what people say of the pages. */
export const mayReadFeedback = can('portal.feedback')
