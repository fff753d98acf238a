import type { Privacy } from '../../platform/privacy/table-privacy.ts'

/** How clear pages are; nothing says to whom. */
export const portalPrivacy: Privacy = {
  page_feedback: {
    personal: [
      {
        of: 'words',
        columns: 'details',
        purpose: 'to make pages clearer; nothing says who wrote it',
        kept: '13 months; how clear it was stays',
        job: 'portal.forget',
        erase: 'blank',
      },
    ],
    other: 'id page lang rating reason created_at',
  },
}
