import { months } from '../../platform/privacy/kept.ts'
import type { Privacy } from '../../platform/privacy/table-privacy.ts'
import { WORDS_MONTHS } from './forget.ts'

/** How clear pages are; nothing says to whom. */
export const portalPrivacy: Privacy = {
  page_feedback: {
    personal: [
      {
        of: 'words',
        columns: 'details',
        purpose: 'privacy.purpose.feedback',
        kept: { words: 'privacy.kept.counted', values: { time: months(WORDS_MONTHS) } },
        job: 'portal.forget',
        erase: 'blank',
      },
    ],
    other: 'id page lang rating reason created_at',
  },
}
