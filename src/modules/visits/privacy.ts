import type { Privacy } from '../../platform/privacy/table-privacy.ts'

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
        kept: 'asked fewer than five times in a month: until the month ends; else 13 months',
        job: 'visits.forget',
        erase: 'delete',
      },
    ],
    other: 'organization_id month lang times',
  },
}
