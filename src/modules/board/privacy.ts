import { days } from '../../platform/privacy/kept.ts'
import type { Privacy } from '../../platform/privacy/table-privacy.ts'
import { KEPT_DAYS } from './waiting.ts'

const SETTLED = {
  kept: { words: 'privacy.kept.after_settled', values: { time: days(KEPT_DAYS) } },
  job: 'board.forget_settled',
  erase: 'blank',
} as const

/** What the staff's queue keeps of people. */
export const boardPrivacy: Privacy = {
  waiting_item: {
    personal: [
      {
        ...SETTLED,
        of: { account: 'submitted_by' },
        columns: 'submitted_by submitted_name',
        purpose: 'privacy.purpose.asked',
      },
      { ...SETTLED, of: { name: 'settled_by' }, columns: 'settled_by', purpose: 'privacy.purpose.decided' },
      { ...SETTLED, of: 'words', columns: 'title', purpose: 'privacy.purpose.about' },
    ],
    other: 'kind id lang organization_id territories since published doubtful settled_at',
  },
  canned_reply: 'id words updated_at removed_at',
}
