import type { Privacy } from '../../platform/privacy/table-privacy.ts'

/** Where the pages of public lists end. */
export const hsdsPrivacy: Privacy = { hsds_page_plan: 'id list total ends used_at' }
