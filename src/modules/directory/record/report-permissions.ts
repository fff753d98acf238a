import { can } from '../../../platform/http/policy.ts'

/** Who may read, answer and close what citizens report. */
export const mayHandleReports = can('directory.reports')
