import { audit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/ids.ts'
import { around, provinceRegions } from '../../territory/api.ts'
import { territoriesOf } from '../territories.ts'
import type { ContactSaid } from './contact.ts'

/** Who keeps a contact, when, and for which territories they work; everywhere when undefined. */
export interface Keeping {
  by: { id: string; name: string }
  scope: readonly string[] | undefined
  now: Date
}

/** Keeps a contact and returns its id. */
export async function logContact(tx: Tx, said: ContactSaid, { by, scope, now }: Keeping): Promise<string> {
  const id = newId(now)
  const records = await standing(tx, said.records)
  await tx
    .insertInto('desk_contact')
    .values({
      id,
      at: now,
      ...rowOf(said),
      territories: scope ? around(await provinceRegions(tx), scope) : await territoriesOf(tx, records),
      ...{ followed_at: null, followed_name: null, previous: null, removed_at: null },
      ...{ logged_by: by.id, logged_name: by.name },
    })
    .execute()
  await writeRecords(tx, id, records)
  return id
}

const rowOf = ({ records: _, topics, words, ...said }: ContactSaid) => ({
  ...said,
  topics: [...topics],
  words: [...words],
})

/** Records that are gone meanwhile are left out. */
async function standing(tx: Tx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('organization')
    .select('id')
    .where('id', 'in', [...ids])
    .execute()
  return rows.map(({ id }) => id)
}

async function writeRecords(tx: Tx, contactId: string, ids: readonly string[]): Promise<void> {
  await tx.deleteFrom('desk_contact_record').where('contact_id', '=', contactId).execute()
  if (ids.length === 0) return
  await tx
    .insertInto('desk_contact_record')
    .values(ids.map((id) => ({ contact_id: contactId, organization_id: id })))
    .execute()
}

/** Why a contact could not be changed: it is gone, or a colleague changed it since. */
export type ContactRefusal = 'gone' | 'moved'

/** Changes a contact; what it said before is kept, to be put back. */
export async function changeContact(
  tx: Tx,
  { id, version, said, by, now }: { id: string; version: number; said: ContactSaid } & Omit<Keeping, 'scope'>,
): Promise<ContactRefusal | undefined> {
  const before = await lockContact(tx, id)
  if (!before || before.removed_at) return 'gone'
  if (before.version !== version) return 'moved'
  await rewrite(tx, before, said, { by, now, action: 'desk.contact_changed' })
  return undefined
}

/** Puts back what a contact said before the last change; false when there was none, or a colleague changed it since. */
export async function undoChange(
  tx: Tx,
  { id, version, by, now }: { id: string; version: number } & Omit<Keeping, 'scope'>,
): Promise<boolean> {
  const before = await lockContact(tx, id)
  if (!before?.previous || before.removed_at || before.version !== version) return false
  await rewrite(tx, before, before.previous, { by, now, action: 'desk.contact_undone' })
  return true
}

type Locked = NonNullable<Awaited<ReturnType<typeof lockContact>>>

async function rewrite(
  tx: Tx,
  before: Locked,
  said: ContactSaid,
  { by, now, action }: Omit<Keeping, 'scope'> & { action: string },
): Promise<void> {
  const { id, followed_at, follow_up_on, version } = before
  const sameDay = said.follow_up_on === follow_up_on
  await tx
    .updateTable('desk_contact')
    .set({
      ...rowOf(said),
      // Another day is another thing to do.
      followed_at: sameDay ? followed_at : null,
      previous: JSON.stringify(await saidIn(tx, before)),
      version: version + 1,
    })
    .where('id', '=', id)
    .execute()
  await writeRecords(tx, id, await standing(tx, said.records))
  await audit(tx, { actor: by, action, subject: 'desk_contact', subjectId: id, at: now })
}

/** What a contact says, as its form would. */
export async function saidIn(tx: Tx, row: Locked): Promise<ContactSaid> {
  const { channel, lang, interpreter, who, topics, words, outcome, minutes, question, note } = row
  const records = await tx
    .selectFrom('desk_contact_record')
    .select('organization_id as id')
    .where('contact_id', '=', row.id)
    .execute()
  return {
    ...{ channel, lang, interpreter, who, topics, words, outcome, minutes, question, note },
    follow_up_on: row.follow_up_on,
    follow_up_by: row.follow_up_by,
    records: records.map(({ id }) => id),
  }
}

const lockContact = (tx: Tx, id: string) =>
  tx.selectFrom('desk_contact').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

/** Takes a contact out of the log, or puts it back; false when it was so already. */
export async function removeContact(
  tx: Tx,
  { id, removed, by, now }: { id: string; removed: boolean } & Omit<Keeping, 'scope'>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('desk_contact')
    .set({ removed_at: removed ? now : null })
    .where('id', '=', id)
    .where('removed_at', removed ? 'is' : 'is not', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  const action = removed ? 'desk.contact_removed' : 'desk.contact_restored'
  await audit(tx, { actor: by, action, subject: 'desk_contact', subjectId: id, at: now })
  return true
}

/** Says that what was promised is done, or that it is not after all; false when it was so already. */
export async function followUp(
  tx: Tx,
  { id, done, by, now }: { id: string; done: boolean } & Omit<Keeping, 'scope'>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('desk_contact')
    .set({ followed_at: done ? now : null, followed_name: done ? by.name : null })
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .where('follow_up_on', 'is not', null)
    .where('followed_at', done ? 'is' : 'is not', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
