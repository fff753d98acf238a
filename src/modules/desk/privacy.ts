import { days } from '../../platform/privacy/kept.ts'
import type { PersonalData, Privacy } from '../../platform/privacy/table-privacy.ts'
import { KEPT_DAYS } from './forget.ts'

const CONTACT = { job: 'desk.forget', erase: 'blank' } as const
const OPERATOR = {
  ...CONTACT,
  kept: { words: 'privacy.kept.counted', values: { time: days(KEPT_DAYS.operator) } },
} as const
const PROOF = 'privacy.stays.mandate'
const mandate = (data: Pick<PersonalData, 'of' | 'columns' | 'purpose'>): PersonalData => ({
  ...data,
  kept: { words: 'privacy.kept.after_end', values: { time: days(KEPT_DAYS.asker) } },
  job: 'desk.forget',
  erase: { keep: PROOF },
})
/** Who decided or wrote about a mandate is of the staff: their name goes with the mandate’s proof. */
const officer = (
  of: PersonalData['of'],
  columns: string,
  purpose: PersonalData['purpose'],
): PersonalData => ({
  of,
  columns,
  purpose,
  kept: { words: 'privacy.kept.mandate' },
  erase: { keep: PROOF },
})

/** What the front office keeps of people: nobody who asked is named. */
export const deskPrivacy: Privacy = {
  desk_contact: {
    personal: [
      {
        ...CONTACT,
        of: 'words',
        columns: 'question note words previous',
        purpose: 'privacy.purpose.desk_words',
        kept: {
          words: 'privacy.kept.desk_words',
          values: { words: days(KEPT_DAYS.words), removed: days(KEPT_DAYS.removed) },
        },
      },
      {
        ...OPERATOR,
        of: { account: 'logged_by' },
        columns: 'logged_name',
        purpose: 'privacy.purpose.desk_operator',
      },
      {
        ...OPERATOR,
        of: { account: 'follow_up_by' },
        columns: 'follow_up_by',
        purpose: 'privacy.purpose.desk_operator',
      },
      {
        ...OPERATOR,
        of: { name: 'followed_name' },
        columns: 'followed_name',
        purpose: 'privacy.purpose.desk_operator',
      },
    ],
    other:
      'id at channel lang interpreter who topics outcome minutes territories follow_up_on followed_at version removed_at',
  },
  desk_contact_record: 'contact_id organization_id',
  desk_mandate: {
    personal: [
      mandate({
        of: 'words',
        columns: 'asker_name asker_role recognised_by reason',
        purpose: 'privacy.purpose.mandate',
      }),
      officer({ account: 'account_id' }, 'account_name', 'privacy.purpose.mandate_operator'),
      officer({ account: 'decided_by' }, 'decided_name', 'privacy.purpose.decided'),
    ],
    other: 'id organization_id asked_at until closed_at recognised consent registers decided_at decision',
  },
  desk_copy: {
    personal: [
      mandate({
        of: { email: 'address' },
        columns: 'address',
        purpose: 'privacy.purpose.copy',
      }),
    ],
    other: 'id mandate_id submission_id asked_at sent_at',
  },
  desk_preference: {
    personal: [
      {
        of: { account: 'account_id' },
        columns: 'morning_mail',
        purpose: 'privacy.purpose.morning_mail',
        kept: { words: 'privacy.kept.with_account' },
        erase: 'delete',
      },
    ],
  },
}
