import { days, months } from '../../platform/privacy/kept.ts'
import type { Privacy } from '../../platform/privacy/table-privacy.ts'
import { KEPT_MONTHS, ONCE_DAYS } from './forget-searches.ts'

const ENTRY = { kept: { words: 'privacy.kept.entry' }, erase: 'blank' } as const

/** What people searched may name somebody; nothing says who asked. */
export const thesaurusPrivacy: Privacy = {
  thesaurus_entry: {
    personal: [
      {
        ...ENTRY,
        of: { account: 'updated_by_id' },
        columns: 'updated_by_id updated_by',
        purpose: 'privacy.purpose.entry',
      },
      {
        ...ENTRY,
        of: { name: 'updated_by' },
        columns: 'updated_by',
        purpose: 'privacy.purpose.entry',
      },
    ],
    other: 'id lang phrases codes words note origin shipped_key revision created_at updated_at removed_at',
  },
  thesaurus_state: 'only_one checksum version',
  search_asked: {
    personal: [
      {
        of: 'words',
        columns: 'folded text',
        purpose: 'privacy.purpose.searches',
        kept: { words: 'privacy.kept.asked', values: { once: days(ONCE_DAYS), time: months(KEPT_MONTHS) } },
        job: 'thesaurus.forget',
        erase: 'delete',
      },
    ],
    other: 'day lang times total',
  },
  search_set_aside: {
    personal: [
      {
        of: { name: 'set_aside_by' },
        columns: 'set_aside_by',
        purpose: 'privacy.purpose.hidden_search',
        kept: { words: 'privacy.kept.with_asked' },
        job: 'thesaurus.forget',
        erase: 'blank',
      },
      {
        of: 'words',
        columns: 'folded',
        purpose: 'privacy.purpose.hidden_search',
        kept: { words: 'privacy.kept.with_asked' },
        job: 'thesaurus.forget',
        erase: 'delete',
      },
    ],
    other: 'lang set_aside_at',
  },
}
