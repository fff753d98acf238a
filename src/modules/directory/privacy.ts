import { days } from '../../platform/privacy/kept.ts'
import type { PersonalData, Privacy, TablePrivacy } from '../../platform/privacy/table-privacy.ts'
import { recordPrivacy } from './record/privacy.ts'
import { EMAIL_DAYS } from './record/report.ts'

const UNDO = { kept: { words: 'privacy.kept.record' }, erase: 'blank' } as const
const decidedBy = (column: string, purpose: PersonalData['purpose']) =>
  ({ of: { name: column }, columns: column, purpose, ...UNDO }) as const

const marks: TablePrivacy = {
  personal: [
    {
      of: { account: 'by_id' },
      columns: 'by_name',
      purpose: 'privacy.purpose.verified_by',
      kept: { words: 'privacy.kept.next_check' },
      erase: 'blank',
    },
    {
      of: 'words',
      columns: 'note',
      purpose: 'privacy.purpose.note',
      kept: { words: 'privacy.kept.next_check' },
      erase: 'blank',
    },
  ],
  other: 'organization_id method marked_on expires_on marked_at confirmed_before confirmed_by_before',
}

/** What the directory keeps of people; its records are of organisations. */
export const directoryPrivacy: Privacy = {
  ...recordPrivacy,
  organization_mark: marks,
  organization_search:
    'organization_id stamp words name_folded name_words types areas sectors beneficiaries places languages wheelchair free dissolved points verified_at fresh_at',
  organization_search_word: 'word records',
  organization_glance:
    'organization_id name_folded town istat_code type_code completeness verified_at fresh_until state langs lang_count reachable',
  record_report: {
    personal: [
      {
        of: { email: 'email' },
        columns: 'message answer',
        purpose: 'privacy.purpose.report',
        kept: { words: 'privacy.kept.report', values: { time: days(EMAIL_DAYS) } },
        job: 'directory.erase_report_emails',
        erase: 'blank',
      },
      {
        of: 'words',
        columns: 'message answer',
        purpose: 'privacy.purpose.report',
        kept: { words: 'privacy.kept.record' },
        erase: 'blank',
      },
    ],
    other: 'id organization_id about lang created_at state closed_at',
  },
  guess_decision: {
    personal: [decidedBy('decided_by', 'privacy.purpose.staff_act')],
    other: 'id decided_at action new_code undone_at',
  },
  guess_decision_row: 'decision_id organization_id taxonomy code rule',
  code_change: {
    personal: [
      decidedBy('by_name', 'privacy.purpose.staff_act'),
      decidedBy('undone_by', 'privacy.purpose.staff_act'),
    ],
    other: 'id taxonomy code replacement at undone_at',
  },
  code_change_record: 'change_id organization_id places',
  merge_follower: 'merge_id kind thing_id',
  dead_link: 'organization_id url since',
}
