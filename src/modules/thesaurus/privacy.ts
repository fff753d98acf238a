import type { Privacy } from '../../platform/privacy/table-privacy.ts'

const ENTRY = { kept: 'with the entry', erase: 'blank' } as const

/** What people searched may name somebody; nothing says who asked. */
export const thesaurusPrivacy: Privacy = {
  thesaurus_entry: {
    personal: [
      {
        ...ENTRY,
        of: { account: 'updated_by_id' },
        columns: 'updated_by_id updated_by',
        purpose: 'whoever wrote an entry last: to say so, and to let them change it',
      },
      {
        ...ENTRY,
        of: { name: 'updated_by' },
        columns: 'updated_by',
        purpose: 'the same, before ids were kept',
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
        purpose:
          'to see what found nothing, and to suggest what many look for; what people searched may name somebody, nothing says who asked',
        kept: 'asked once: 30 days; else 13 months',
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
        purpose: 'to say who hid what needs no answer',
        kept: 'as long as `search_asked` has the text',
        job: 'thesaurus.forget',
        erase: 'blank',
      },
      {
        of: 'words',
        columns: 'folded',
        purpose: 'to hide what needs no answer',
        kept: 'as long as `search_asked` has the text',
        job: 'thesaurus.forget',
        erase: 'delete',
      },
    ],
    other: 'lang set_aside_at',
  },
}
