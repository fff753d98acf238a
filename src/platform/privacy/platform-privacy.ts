import { KEPT_DAYS as FILE_DAYS } from '../files/sweep-files.ts'
import { KEPT_DAYS as LINK_KEPT_DAYS } from '../session/entry-link.ts'
import { IDLE_HOURS, SESSION_HOURS } from '../session/session.ts'
import { days, hours } from './kept.ts'
import type { Privacy } from './table-privacy.ts'

/** Days after which the queue sweeps what was done, as it comes. */
const QUEUE_DAYS = 7
/** Articles of the GDPR by which the log is not erased. */
const PROOF = 'a public register must be able to prove who changed it (art. 17 (3) (b) and (e) GDPR)'

/** What the platform's own tables, and the queue of its jobs, keep of people. */
export const PLATFORM_PRIVACY: Privacy = {
  account: {
    personal: [
      {
        of: { account: 'id' },
        columns: 'user_id email name lang',
        purpose: 'to have an account',
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
        purpose: 'to know who may do what',
        kept: { words: 'privacy.kept.role' },
        erase: { keep: 'only the id, and which roles it had when' },
      },
      {
        of: { name: 'granted_by' },
        columns: 'granted_by',
        purpose: 'to know who gave a role',
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
        purpose:
          'to show where one is signed in: kind of browser and system, block of addresses (/24 or /48)',
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
        purpose: 'to say who is in, and in the log',
        kept: {
          words: 'privacy.kept.session',
          values: { idle: hours(IDLE_HOURS), most: hours(SESSION_HOURS) },
        },
        job: 'accounts.forget',
        erase: { keep: 'without an account: a name on a link; it goes by itself' },
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
        purpose: 'to let a member of the staff in: one use, 24 hours',
        kept: { words: 'privacy.kept.after_end', values: { time: days(LINK_KEPT_DAYS) } },
        job: 'accounts.forget',
        erase: { keep: 'a name on a link cannot be told from its namesakes; it goes by itself' },
      },
    ],
    other: 'id roles created_at expires_at used_at',
  },
  audit_entry: {
    personal: [
      {
        of: { account: 'actor_id' },
        columns: 'actor_name',
        purpose: 'to prove who changed a public record',
        kept: { words: 'privacy.kept.register' },
        erase: { keep: PROOF },
      },
      {
        of: 'words',
        columns: 'on_behalf_of before after why',
        purpose: 'to prove what was changed, and why',
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
        purpose: 'to tell what happened, such as a letter to be sent',
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
        purpose: 'the work waiting in the queue, such as a letter to be sent',
        kept: { words: 'privacy.kept.queue', values: { time: days(QUEUE_DAYS) } },
        erase: 'delete',
      },
    ],
  },
  picture: {
    personal: [
      {
        of: { account: 'uploaded_by' },
        purpose:
          'to let who sent a picture see it before it is used; place, camera and comments in the file are not kept',
        kept: { words: 'privacy.kept.after_unused', values: { time: days(FILE_DAYS) } },
        job: 'directory.sweep_files',
        erase: { keep: 'only the id; the picture is of the organisation' },
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
        purpose: 'to let who sent a document have it before it is used',
        kept: { words: 'privacy.kept.after_unused', values: { time: days(FILE_DAYS) } },
        job: 'directory.sweep_files',
        erase: { keep: 'only the id; the document is of the organisation' },
      },
      {
        of: 'words',
        columns: 'name',
        purpose:
          'to save it under the name it had. What a document says is public as it is: the form says to look for data of people first',
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
        purpose: 'to find public records: it says what they say',
        kept: { words: 'privacy.kept.record' },
        job: 'platform.search_purge',
        erase: { keep: 'it is made from the public record, and anew when that changes' },
      },
    ],
    other: 'kind id seq xid',
  },
  search_mark: 'id at horizon purged',
  mail_sent: 'mail sent_at',
  form_sent: 'form at location',
  migration: 'name checksum run_at',
}
