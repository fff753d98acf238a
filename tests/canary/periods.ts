import { type RawBuilder, sql } from 'kysely'
import type { DbOrTx } from '../../src/platform/db/database.ts'
import { newId } from '../../src/platform/ids.ts'
import { enterByLink, makeEntryLink } from '../../src/platform/session/entry-link.ts'
import type { TestApplication } from '../../src/platform/testing/application.ts'
import { CANARY } from './plant.ts'

/** One span of time in what a table says of itself, and the row that is kept so long. */
export interface Period {
  /** Where she is until then, as `table.column`. */
  place: string
  /** Name of the span in the annotation's words. */
  value: string
  /** Makes the span end at this moment, or on this day where only days are counted. */
  ends: (moment: Moment) => RawBuilder<unknown>
}

/** When the span of a row ended or ends: one second, or one day, before or after now. */
export interface Moment {
  /** When it began: that much before now. */
  began: RawBuilder<Date>
  /** The same as a day: today is not over yet. */
  day: RawBuilder<Date>
  /** First day of the month, where only months are counted. */
  month: RawBuilder<Date>
  /** When it is over: a second before or after now. */
  over: RawBuilder<Date>
}

const { name, email } = CANARY
const hers = sql`${name}`

/** Sets columns of the rows of a table that a condition names. */
const set =
  (table: string, change: (moment: Moment) => RawBuilder<unknown>, where = sql`true`) =>
  (moment: Moment) =>
    sql`update ${sql.table(table)} set ${change(moment)} where ${where}`
const began = (column: string) => (moment: Moment) => sql`${sql.ref(column)} = ${moment.began}`
const over = (moment: Moment) => sql`expires_at = ${moment.over}`

/** Every span that a job ends, with the row that has it; where one row has two, the shorter comes first. */
export const PERIODS: readonly Period[] = [
  {
    place: 'account_registration.email',
    value: 'time',
    ends: set('account_registration', began('created_at')),
  },
  { place: 'account_link.account_id', value: 'time', ends: set('account_link', began('expires_at')) },
  {
    place: 'account_invitation.invited_by',
    value: 'time',
    ends: set('account_invitation', began('expires_at')),
  },
  { place: 'sign_in_step.device', value: 'time', ends: set('sign_in_step', over) },
  { place: 'passkey_challenge.account_id', value: 'time', ends: set('passkey_challenge', over) },
  { place: 'identity_attempt.identity', value: 'time', ends: set('identity_attempt', over) },
  { place: 'known_device.account_id', value: 'time', ends: set('known_device', began('last_seen_at')) },
  {
    place: 'session.account_id',
    value: 'idle',
    ends: set('session', began('last_seen_at'), sql`account_id is not null`),
  },
  { place: 'session.name', value: 'most', ends: set('session', over, sql`name = ${hers}`) },
  {
    place: 'entry_link.name',
    value: 'time',
    ends: set('entry_link', began('expires_at'), sql`name = ${hers}`),
  },
  { place: 'picture.uploaded_by', value: 'time', ends: set('picture', began('released_at')) },
  { place: 'document.name', value: 'time', ends: set('document', began('released_at')) },
  { place: 'waiting_item.settled_by', value: 'time', ends: set('waiting_item', began('settled_at')) },
  { place: 'record_draft_revision.by_name', value: 'time', ends: set('record_draft_revision', began('at')) },
  { place: 'space_revision.by_name', value: 'time', ends: set('space_revision', began('at')) },
  {
    place: 'freshness_target.note',
    value: 'time',
    ends: set(
      'freshness_target',
      ({ began }) => sql`outcome_at = ${began}, next_at = now() - interval '300 days'`,
    ),
  },
  { place: 'freshness_letter.failed', value: 'time', ends: set('freshness_letter', began('expires_at')) },
  {
    place: 'search_asked.folded',
    value: 'once',
    ends: set('search_asked', ({ day }) => sql`day = ${day}`, sql`times = 1`),
  },
  {
    place: 'search_asked.text',
    value: 'time',
    ends: set('search_asked', ({ day }) => sql`day = ${day}`, sql`times > 1`),
  },
  {
    place: 'visit_words.text',
    value: 'time',
    ends: set('visit_words', ({ month }) => sql`month = ${month}, times = 9`),
  },
  { place: 'list_view.owner_id', value: 'time', ends: set('list_view', began('removed_at')) },
  {
    place: 'bulk_change.by_name',
    value: 'time',
    ends: set('bulk_change', began('applied_at'), sql`applied_at is not null`),
  },
  {
    place: 'bulk_change.params',
    value: 'idle',
    ends: set('bulk_change', began('created_at'), sql`applied_at is null`),
  },
  {
    place: 'desk_contact.question',
    value: 'words',
    ends: set('desk_contact', began('at'), sql`question is not null`),
  },
  {
    place: 'desk_contact.logged_name',
    value: 'time',
    ends: set('desk_contact', began('at'), sql`logged_name = ${hers}`),
  },
  {
    place: 'desk_contact.note',
    value: 'removed',
    ends: set('desk_contact', began('removed_at'), sql`note is not null`),
  },
  { place: 'desk_mandate.asker_name', value: 'time', ends: set('desk_mandate', began('until')) },
  { place: 'desk_copy.address', value: 'time', ends: set('desk_copy', began('asked_at')) },
  { place: 'import_row.cells', value: 'time', ends: set('import_batch', began('created_at')) },
  { place: 'access_end.account_id', value: 'time', ends: set('access_end', began('ended_at')) },
  { place: 'record_report.email', value: 'time', ends: set('record_report', began('closed_at')) },
  { place: 'page_feedback.details', value: 'time', ends: set('page_feedback', began('created_at')) },
]

/** Rows for the periods that the story and the plant have none for; of two in a table each is hers in another column. */
export async function plantPeriods({ db }: TestApplication, accountId: string): Promise<void> {
  const now = new Date()
  await enterByLink(db, await makeEntryLink(db, { name, roles: ['web_editor'], now }), now)
  const contact = { question: null, note: null, words: [], previous: null, logged_by: null }
  await copy(db, 'desk_contact', { ...contact, id: newId(), logged_name: name })
  await copy(db, 'desk_contact', { ...contact, id: newId(), logged_name: null, note: name })
  await copy(db, 'search_asked', { lang: 'en', folded: 'x', times: 2 })
  await copy(db, 'bulk_change', { id: newId(), by_id: 'x', by_name: 'x', applied_at: null })
  const statements = [
    sql`update desk_contact set note = null where question is not null`,
    sql`update search_asked set text = 'x' where times = 1`,
    sql`update bulk_change set params = '{}', applied_at = now() where by_name = ${name}`,
    sql`update record_draft set revision = revision + 1000`,
    sql`update space set revision = revision + 1000`,
    sql`delete from document_use`,
    sql`insert into desk_copy (id, mandate_id, address, asked_at) select ${newId()}, id, ${email}, now() from desk_mandate`,
    sql`insert into picture (id, shape, width, height, uploaded_by, created_at, released_at)
      values (${newId()}, 'photo', 1, 1, ${accountId}, now(), now())`,
  ]
  for (const statement of statements) await statement.execute(db)
}

/** A row again, with some of its columns changed. */
const copy = (db: DbOrTx, table: string, changes: Readonly<Record<string, unknown>>) =>
  sql`insert into ${sql.table(table)}
    select (jsonb_populate_record(t, ${JSON.stringify(changes)}::jsonb)).* from ${sql.table(table)} t limit 1`.execute(
    db,
  )
