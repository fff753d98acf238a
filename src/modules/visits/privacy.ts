import { months } from '../../platform/privacy/kept.ts'
import type { Privacy } from '../../platform/privacy/table-privacy.ts'
import { FEW } from './few.ts'
import { WORDS_MONTHS } from './forget.ts'

/** How often organisations were shown: to whom is not kept. */
export const visitsPrivacy: Privacy = {
  visit_count: 'organization_id day lang shown times',
  visit_words: {
    personal: [
      {
        of: 'words',
        columns: 'folded text',
        purpose: 'privacy.purpose.visit_words',
        kept: { words: 'privacy.kept.visit_words', values: { few: FEW, time: months(WORDS_MONTHS) } },
        job: 'visits.forget',
        erase: 'delete',
      },
    ],
    other: 'organization_id month lang times',
  },
}
