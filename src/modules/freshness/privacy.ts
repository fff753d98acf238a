import { days } from '../../platform/privacy/kept.ts'
import type { Privacy } from '../../platform/privacy/table-privacy.ts'
import { KEPT_DAYS } from './evidence.ts'
import { LINK_DAYS } from './letters.ts'

const ANSWER = {
  kept: { words: 'privacy.kept.after_settled', values: { time: days(KEPT_DAYS) } },
  job: 'freshness.nightly',
  erase: 'blank',
} as const

/** Who confirmed what a record says; nobody is named where a mail was answered. */
export const freshnessPrivacy: Privacy = {
  record_confirmation: {
    personal: [
      {
        of: { name: 'by_name' },
        columns: 'by_name',
        purpose: 'privacy.purpose.confirmed',
        kept: { words: 'privacy.kept.record' },
        erase: 'blank',
      },
    ],
    other: 'organization_id part at how',
  },
  freshness_campaign: {
    personal: [
      {
        of: { name: 'started_by' },
        columns: 'started_by',
        purpose: 'privacy.purpose.campaign',
        kept: { words: 'privacy.kept.record' },
        erase: 'blank',
      },
    ],
    other: 'id months territory type_code scope state started_at',
  },
  freshness_target: {
    personal: [
      {
        ...ANSWER,
        of: { name: 'outcome_by' },
        columns: 'outcome_by',
        purpose: 'privacy.purpose.called',
      },
      {
        ...ANSWER,
        of: 'words',
        columns: 'note',
        purpose: 'privacy.purpose.answer_note',
      },
    ],
    other: 'campaign_id organization_id state round next_at changed outcome outcome_at',
  },
  freshness_letter: {
    personal: [
      {
        of: 'words',
        columns: 'failed',
        secret: 'token_hash',
        purpose: 'privacy.purpose.letter',
        kept: { words: 'privacy.kept.letter', values: { link: days(LINK_DAYS), time: days(KEPT_DAYS) } },
        job: 'freshness.nightly',
        erase: 'blank',
      },
    ],
    other: 'campaign_id organization_id round claimed_at sent_at expires_at used_at',
  },
  freshness_silence: 'organization_id at',
}
