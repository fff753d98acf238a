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
        purpose:
          'to tell an organisation by which words it is found, from five times on; what people searched may name somebody, nothing says who asked',
        kept: { words: 'privacy.kept.visit_words', values: { few: FEW, time: months(WORDS_MONTHS) } },
        job: 'visits.forget',
        erase: 'delete',
      },
    ],
    other: 'organization_id month lang times',
  },
}
