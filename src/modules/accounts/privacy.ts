import { days, minutes } from '../../platform/privacy/kept.ts'
import type { Privacy } from '../../platform/privacy/table-privacy.ts'
import { KEPT_DAYS } from './forget.ts'
import { ATTEMPT_MINUTES } from './identity/attempts.ts'
import { CHALLENGE_MINUTES } from './passkeys/challenge.ts'
import { STEP_MINUTES } from './sign-in-step.ts'

const ENTER = {
  purpose: 'privacy.purpose.sign_in',
  kept: { words: 'privacy.kept.with_account' },
  erase: 'delete',
} as const
const FACTOR = {
  of: { account: 'account_id' },
  purpose: 'privacy.purpose.sign_in',
  kept: { words: 'privacy.kept.until_removed' },
  erase: 'delete',
} as const

/** What accounts keep of people; secrets are hashes, or encrypted. */
export const accountsPrivacy: Privacy = {
  account_password: {
    personal: [{ of: { account: 'account_id' }, secret: 'hash', ...ENTER }],
    other: 'changed_at',
  },
  account_registration: {
    personal: [
      {
        of: { email: 'email' },
        columns: 'user_id name lang identity',
        secret: 'password_hash',
        purpose: 'privacy.purpose.registration',
        kept: { words: 'privacy.kept.for', values: { time: days(KEPT_DAYS.registration) } },
        job: 'accounts.forget',
        erase: 'delete',
      },
    ],
    other: 'id created_at',
  },
  account_link: {
    personal: [
      {
        of: { account: 'account_id' },
        columns: 'email',
        secret: 'token_hash',
        purpose: 'privacy.purpose.link',
        kept: { words: 'privacy.kept.after_end', values: { time: days(KEPT_DAYS.link) } },
        job: 'accounts.forget',
        erase: 'delete',
      },
    ],
    other: 'id purpose registration_id created_at expires_at used_at',
  },
  account_invitation: {
    personal: [
      {
        of: { email: 'email' },
        columns: 'lang reason',
        secret: 'token_hash',
        purpose: 'privacy.purpose.invitation',
        kept: { words: 'privacy.kept.after_end', values: { time: days(KEPT_DAYS.invitation) } },
        job: 'accounts.forget',
        erase: 'delete',
      },
      {
        of: { account: 'accepted_by' },
        purpose: 'privacy.purpose.invitation',
        kept: { words: 'privacy.kept.after_end', values: { time: days(KEPT_DAYS.invitation) } },
        job: 'accounts.forget',
        erase: 'delete',
      },
      {
        of: { name: 'invited_by' },
        columns: 'invited_by',
        purpose: 'privacy.purpose.invitation',
        kept: { words: 'privacy.kept.after_end', values: { time: days(KEPT_DAYS.invitation) } },
        job: 'accounts.forget',
        erase: 'blank',
      },
      {
        of: 'words',
        columns: 'purpose',
        purpose: 'privacy.purpose.invitation',
        kept: { words: 'privacy.kept.after_end', values: { time: days(KEPT_DAYS.invitation) } },
        job: 'accounts.forget',
        erase: 'blank',
      },
    ],
    other: 'id created_at expires_at accepted_at',
  },
  sign_in_step: {
    personal: [
      {
        of: { account: 'account_id' },
        columns: 'device address_block next',
        secret: 'token_hash',
        purpose: 'privacy.purpose.sign_in',
        kept: { words: 'privacy.kept.for', values: { time: minutes(STEP_MINUTES) } },
        job: 'accounts.forget',
        erase: 'delete',
      },
    ],
    other: 'id tries created_at expires_at',
  },
  sign_in_limit: 'key tries last_at free_at',
  known_device: {
    personal: [
      {
        of: { account: 'account_id' },
        columns: 'device address_block last_seen_at',
        purpose: 'privacy.purpose.new_place',
        kept: { words: 'privacy.kept.device', values: { time: days(KEPT_DAYS.device) } },
        job: 'accounts.forget',
        erase: 'delete',
      },
    ],
  },
  totp: { personal: [{ ...FACTOR, secret: 'secret' }], other: 'confirmed_at last_step created_at' },
  recovery_code: { personal: [{ ...FACTOR, secret: 'code_hash' }], other: 'used_at' },
  second_factor_tries: {
    personal: [{ ...FACTOR, columns: 'tries since', kept: { words: 'privacy.kept.right_code' } }],
  },
  passkey: {
    personal: [{ ...FACTOR, columns: 'credential_id public_key counter transports name last_used_at' }],
    other: 'id created_at',
  },
  passkey_challenge: {
    personal: [
      {
        ...FACTOR,
        secret: 'challenge',
        kept: { words: 'privacy.kept.for', values: { time: minutes(CHALLENGE_MINUTES) } },
        job: 'accounts.forget',
      },
    ],
    other: 'id expires_at',
  },
  account_identity: {
    personal: [
      {
        of: { account: 'account_id' },
        columns: 'issuer subject known_as last_used_at',
        purpose: 'privacy.purpose.identity',
        kept: { words: 'privacy.kept.until_removed' },
        erase: 'delete',
      },
    ],
    other: 'id created_at',
  },
  account_reminder: {
    personal: [
      {
        of: { account: 'account_id' },
        purpose: 'privacy.purpose.reminder',
        kept: { words: 'privacy.kept.until_end' },
        job: 'accounts.forget',
        erase: 'delete',
      },
    ],
    other: 'subject_id until',
  },
  identity_attempt: {
    personal: [
      {
        of: { inside: 'identity' },
        columns: 'identity next',
        secret: 'token_hash state nonce code_verifier',
        purpose: 'privacy.purpose.identity_attempt',
        kept: { words: 'privacy.kept.for', values: { time: minutes(ATTEMPT_MINUTES) } },
        job: 'accounts.forget',
        erase: 'delete',
      },
    ],
    other: 'id provider fresh returned_at expires_at',
  },
}
