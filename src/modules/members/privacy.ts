import { days } from '../../platform/privacy/kept.ts'
import type { Privacy } from '../../platform/privacy/table-privacy.ts'
import { GIVE_BACK_DAYS } from './people/give-back.ts'

const ENDS = {
  kept: { words: 'privacy.kept.for', values: { time: days(GIVE_BACK_DAYS) } },
  job: 'members.forget',
} as const
const ASKED = {
  kept: { words: 'privacy.kept.request' },
  erase: 'blank',
} as const
const HAND_OVER = {
  purpose: 'privacy.purpose.hand_over',
  kept: { words: 'privacy.kept.record' },
  erase: { keep: 'privacy.stays.hand_over' },
} as const

/** Who looks after organisations, and asked to. */
export const membersPrivacy: Privacy = {
  membership_request: {
    personal: [
      {
        ...ASKED,
        of: { account: 'account_id' },
        columns: 'note reason objection',
        secret: 'code_hash',
        purpose: 'privacy.purpose.look_after',
      },
      {
        ...ASKED,
        of: { account: 'objected_by_id' },
        columns: 'objected_by',
        purpose: 'privacy.purpose.objection',
      },
      {
        ...ASKED,
        of: { account: 'decided_by' },
        columns: 'decided_name',
        purpose: 'privacy.purpose.decided',
      },
    ],
    other:
      'id organization_id way state proven_at code_expires_at tries decided_at grant_id created_at owners_until',
  },
  access_end: {
    personal: [
      {
        ...ENDS,
        of: { account: 'account_id' },
        purpose: 'privacy.purpose.access_end',
        erase: 'delete',
      },
      {
        ...ENDS,
        of: { account: 'ended_by' },
        columns: 'ended_name',
        purpose: 'privacy.purpose.access_end',
        erase: 'blank',
      },
    ],
    other: 'grant_id organization_id by_whom ended_at',
  },
  hand_over: {
    personal: [
      { of: { account: 'giver_id' }, ...HAND_OVER },
      { of: { account: 'taker_id' }, ...HAND_OVER },
    ],
    other: 'id organization_id invitation_id then_giver state created_at settled_at',
  },
}
