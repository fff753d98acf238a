import { KEPT_DAYS as FILE_DAYS } from '../files/sweep-files.ts'
import { KEPT_DAYS as LINK_KEPT_DAYS } from '../session/entry-link.ts'
import { IDLE_HOURS, SESSION_HOURS } from '../session/session.ts'
import { days, hours } from './kept.ts'
import type { Privacy } from './table-privacy.ts'

/** Days after which the queue sweeps what was done, as it comes. */
const QUEUE_DAYS = 7
/** Articles of the GDPR by which the log is not erased. */
const PROOF = 'privacy.stays.proof'

/** What the platform's own tables, and the queue of its jobs, keep of people. */
export const PLATFORM_PRIVACY: Privacy = {
  account: {
    personal: [
      {
        of: { account: 'id' },
        columns: 'user_id email name lang',
        purpose: 'privacy.purpose.account',
        kept: { words: 'privacy.kept.account' },
        erase: 'own',
      },
    ],
    other: 'state created_at',
  },
  role_grant: {
    personal: [
      {
        of: { account: 'account_id' },
        purpose: 'privacy.purpose.roles',
        kept: { words: 'privacy.kept.role' },
        erase: { keep: 'privacy.stays.roles' },
      },
      {
        of: { name: 'granted_by' },
        columns: 'granted_by',
        purpose: 'privacy.purpose.roles',
        kept: { words: 'privacy.kept.role' },
        erase: 'blank',
      },
    ],
    other: 'id role organization_id territory valid_from valid_to granted_at',
  },
  session: {
    personal: [
      {
        of: { account: 'account_id' },
        columns: 'device address_block',
        secret: 'token_hash',
        purpose: 'privacy.purpose.signed_in',
        kept: {
          words: 'privacy.kept.session',
          values: { idle: hours(IDLE_HOURS), most: hours(SESSION_HOURS) },
        },
        job: 'accounts.forget',
        erase: 'delete',
      },
      {
        of: { name: 'name' },
        columns: 'name',
        purpose: 'privacy.purpose.session_name',
        kept: {
          words: 'privacy.kept.session',
          values: { idle: hours(IDLE_HOURS), most: hours(SESSION_HOURS) },
        },
        job: 'accounts.forget',
        erase: { keep: 'privacy.stays.session_name' },
      },
    ],
    other:
      'id entry_link_id roles created_at last_seen_at expires_at written_seq written_at second_factor_at proved_at',
  },
  entry_link: {
    personal: [
      {
        of: { name: 'name' },
        columns: 'name',
        secret: 'token_hash',
        purpose: 'privacy.purpose.entry_link',
        kept: { words: 'privacy.kept.after_end', values: { time: days(LINK_KEPT_DAYS) } },
        job: 'accounts.forget',
        erase: { keep: 'privacy.stays.entry_link' },
      },
    ],
    other: 'id roles created_at expires_at used_at',
  },
  audit_entry: {
    personal: [
      {
        of: { account: 'actor_id' },
        columns: 'actor_name',
        purpose: 'privacy.purpose.log',
        kept: { words: 'privacy.kept.register' },
        erase: { keep: PROOF },
      },
      {
        of: 'words',
        columns: 'on_behalf_of before after why',
        purpose: 'privacy.purpose.log',
        kept: { words: 'privacy.kept.register' },
        erase: { keep: PROOF },
      },
    ],
    other: 'id at action subject subject_id request_id',
  },
  event: {
    personal: [
      {
        of: { inside: 'payload' },
        columns: 'payload',
        purpose: 'privacy.purpose.queue',
        kept: { words: 'privacy.kept.queue_soon' },
        erase: 'delete',
      },
    ],
    other: 'id name created_at',
  },
  'pgboss.job': {
    personal: [
      {
        of: { inside: 'data' },
        columns: 'data output',
        purpose: 'privacy.purpose.queue',
        kept: { words: 'privacy.kept.queue', values: { time: days(QUEUE_DAYS) } },
        erase: 'delete',
      },
    ],
  },
  picture: {
    personal: [
      {
        of: { account: 'uploaded_by' },
        purpose: 'privacy.purpose.picture',
        kept: { words: 'privacy.kept.after_unused', values: { time: days(FILE_DAYS) } },
        job: 'directory.sweep_files',
        erase: { keep: 'privacy.stays.file' },
      },
    ],
    other: 'id organization_id shape width height created_at released_at',
  },
  picture_file: 'picture_id width height format hash bytes',
  picture_use: 'subject subject_id picture_id is_public permission territories',
  document: {
    personal: [
      {
        of: { account: 'uploaded_by' },
        purpose: 'privacy.purpose.document',
        kept: { words: 'privacy.kept.after_unused', values: { time: days(FILE_DAYS) } },
        job: 'directory.sweep_files',
        erase: { keep: 'privacy.stays.file' },
      },
      {
        of: 'words',
        columns: 'name',
        purpose: 'privacy.purpose.document_name',
        kept: { words: 'privacy.kept.after_unused', values: { time: days(FILE_DAYS) } },
        job: 'directory.sweep_files',
        erase: 'blank',
      },
    ],
    other: 'id organization_id format hash bytes created_at released_at',
  },
  document_use: 'subject subject_id document_id is_public permission territories',
  search_document: {
    personal: [
      {
        of: 'words',
        columns: 'document',
        purpose: 'privacy.purpose.search',
        kept: { words: 'privacy.kept.record' },
        job: 'platform.search_purge',
        erase: { keep: 'privacy.stays.search' },
      },
    ],
    other: 'kind id seq xid',
  },
  search_mark: 'id at horizon purged',
  mail_sent: 'mail sent_at',
  form_sent: 'form at location',
  migration: 'name checksum run_at',
}
