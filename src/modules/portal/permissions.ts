import { can } from '../../platform/http/policy.ts'

/** The editorial board and whoever watches over the territory read what people say of the pages. */
export const mayReadFeedback = can('portal.feedback')

/** Whoever keeps the service running. */
export const mayWatchSystem = can('portal.system')
