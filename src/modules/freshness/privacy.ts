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
        purpose:
          'whoever published a change, entered or called: to say who confirmed a record; nobody where a mail was answered',
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
        purpose: 'to say who asks',
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
        purpose: 'member of the staff who called',
      },
      {
        ...ANSWER,
        of: 'words',
        columns: 'note',
        purpose: 'what somebody wrote by the link of a mail: to correct the record',
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
        purpose:
          'a link sent to the organisation’s own address, and why it did not arrive: to answer without password; not the address',
        kept: { words: 'privacy.kept.letter', values: { link: days(LINK_DAYS), time: days(KEPT_DAYS) } },
        job: 'freshness.nightly',
        erase: 'blank',
      },
    ],
    other: 'campaign_id organization_id round claimed_at sent_at expires_at used_at',
  },
  freshness_silence: 'organization_id at',
}
