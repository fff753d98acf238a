import { sql } from 'kysely'
import { audit } from '../../platform/audit/audit.ts'
import type { Cx } from '../../platform/cx.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Actor } from '../../platform/http/actor.ts'
import { newId } from '../../platform/ids.ts'
import { enqueue } from '../../platform/jobs/emit.ts'
import { changeKey, changesBetween, readRecord, seatIn } from '../directory/api.ts'
import { publish } from '../editing/api.ts'
import { tellOfAddress } from './tell-directory.ts'
import { withAddress } from './web-addresses.ts'

/** Places whose records are changed, as ISTAT codes; `undefined` is everywhere. */
type Scope = readonly string[] | undefined

type Asking = Pick<Cx, 'db' | 'now' | 'requestId'>

/** Days in which a new address can be taken back. */
export const UNDO_DAYS = 30

/** Why nothing was done. */
export type LinkRefusal = { refused: 'gone' | 'not_written' }

/** Asks an address again as soon as its host may be asked. */
export async function recheck({ db, now }: Asking, id: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx.updateTable('link_address').set({ check_at: now }).where('id', '=', id).execute()
    await enqueue(tx, 'links.check', {})
  })
}

/** Keeps an address as it is, whatever it answers, or no longer. */
export async function setIgnored(cx: Asking, actor: Actor, id: string, ignored: boolean): Promise<void> {
  await cx.db.transaction().execute(async (tx) => {
    const changed = await tx
      .updateTable('link_address')
      .set({ ignored_at: ignored ? cx.now : null, ignored_by: ignored ? actor.name : null })
      .where('id', '=', id)
      .where('ignored_at', ignored ? 'is' : 'is not', null)
      .returning('url')
      .executeTakeFirst()
    if (!changed) return
    await tellOfAddress(tx, id)
    await log(tx, cx, actor, {
      action: ignored ? 'links.ignore' : 'links.watch',
      subjectId: id,
      after: changed,
    })
  })
}

/** Asks for a mail to the people of each organisation of some places that names an address. */
export async function tellOwners(
  cx: Asking,
  actor: Actor,
  { id, scope }: { id: string; scope: Scope },
): Promise<number> {
  return cx.db.transaction().execute(async (tx) => {
    const told = await tx
      .updateTable('link_use')
      .set({ told_at: cx.now })
      .where('address_id', '=', id)
      .where('told_at', 'is', null)
      .where(seatIn(sql.ref('link_use.organization_id'), scope))
      .returning('organization_id')
      .execute()
    const bodies = [...new Set(told.map(({ organization_id }) => organization_id))]
    for (const organizationId of bodies) await enqueue(tx, 'links.mail', { organizationId, addressId: id })
    if (bodies.length > 0)
      await log(tx, cx, actor, { action: 'links.tell', subjectId: id, after: { bodies } })
    return bodies.length
  })
}

/** Writes a new address wherever records of some places name the old one, as the staff's word; one record at a time. */
export async function takeNewAddress(
  cx: Asking,
  actor: Actor,
  { id, address, scope }: { id: string; address: string; scope: Scope },
): Promise<{ records: number } | LinkRefusal> {
  const uses = await cx.db
    .selectFrom('link_use')
    .select(['organization_id as organizationId', 'written'])
    .distinct()
    .where('address_id', '=', id)
    .where(seatIn(sql.ref('link_use.organization_id'), scope))
    .orderBy('organization_id')
    .execute()
  if (uses.length === 0) return { refused: 'gone' }
  let records = 0
  for (const { organizationId, written } of uses) {
    const done = await cx.db
      .transaction()
      .execute((tx) => writeAddress(tx, cx, actor, { organizationId, before: written, after: address }))
    if (done) records++
  }
  return records > 0 ? { records } : { refused: 'not_written' }
}

/** Takes a new address back where it still stands. */
export async function undoChange(
  cx: Asking,
  actor: Actor,
  id: string,
): Promise<{ undone: true } | LinkRefusal> {
  return cx.db.transaction().execute(async (tx) => {
    const oldest = new Date(cx.now.getTime() - UNDO_DAYS * 86_400_000)
    const change = await tx
      .selectFrom('link_change')
      .selectAll()
      .where('id', '=', id)
      .where('undone_at', 'is', null)
      .where('at', '>', oldest)
      .forUpdate()
      .executeTakeFirst()
    if (!change) return { refused: 'gone' }
    const { organization_id: organizationId, before, after } = change
    const written = await publishAddress(tx, cx, actor, { organizationId, before: after, after: before })
    if (!written) return { refused: 'not_written' }
    await tx.updateTable('link_change').set({ undone_at: cx.now }).where('id', '=', id).execute()
    await log(tx, cx, actor, {
      action: 'links.undo',
      subjectId: id,
      after: { organizationId, before, after },
    })
    return { undone: true }
  })
}

interface Writing {
  organizationId: string
  before: string
  after: string
}

async function writeAddress(tx: Tx, cx: Asking, actor: Actor, writing: Writing): Promise<boolean> {
  if (!(await publishAddress(tx, cx, actor, writing))) return false
  const { organizationId, before, after } = writing
  const id = newId(cx.now)
  const change = { id, organization_id: organizationId, before, after }
  await tx
    .insertInto('link_change')
    .values({ ...change, at: cx.now, by_name: actor.name, undone_at: null })
    .execute()
  await log(tx, cx, actor, {
    action: 'links.change',
    subjectId: id,
    after: { organizationId, before, after },
  })
  return true
}

async function publishAddress(
  tx: Tx,
  { now }: Asking,
  actor: Actor,
  { organizationId, before, after }: Writing,
): Promise<boolean> {
  const record = await readRecord(tx, organizationId)
  if (!record) return false
  const document = withAddress(record.document, before, after)
  const changes = changesBetween(record.document, document)
  if (changes.length === 0) return false
  const written = await publish(tx, {
    organizationId,
    expectedVersion: record.version,
    document,
    by: { source: 'editor', sourceRef: '', by: actor.name, at: now },
    why: 'editor',
    // Somebody looked at both: the owner's word for the old address does not stand against the new one.
    settled: changes.map(changeKey),
  })
  return !('refused' in written)
}

const log = (
  tx: Tx,
  { now, requestId }: Asking,
  actor: Actor,
  told: { action: string; subjectId: string; after: unknown },
) => audit(tx, { actor, subject: 'link_address', ...told, requestId, at: now })
