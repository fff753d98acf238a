import { sql } from 'kysely'
import { audit } from '../../../platform/audit/audit.ts'
import type { Cx, Services } from '../../../platform/cx.ts'
import type { Db, DbOrTx, Tx } from '../../../platform/db/database.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { newId } from '../../../platform/ids.ts'
import { enqueue } from '../../../platform/jobs/emit.ts'
import { codeLists, forgetCodeLists, retireTerm, reviveTerm } from '../../taxonomy/api.ts'
import { readRecord } from '../editing/read-record.ts'
import { changeKey, changesBetween } from '../editing/record-changes.ts'
import type { RecordDocument } from '../editing/record-document.ts'
import { writeRecord } from '../editing/write-record.ts'
import { replaceCode, restoreCode } from './replace-code.ts'

/** Days in which a retired code can be taken back. */
export const CODE_UNDO_DAYS = 30
const BATCH = 100

/** Ids of the organisations that have a code, from the first after one. */
async function listUsing(
  db: DbOrTx,
  { taxonomy, code }: { taxonomy: string; code: string },
  { after, limit }: { after: string; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select o.id from organization o where o.id > ${after} and o.merged_into_id is null and (
      (${taxonomy} = 'type' and o.type_code = ${code})
      or exists (select from organization_term t where t.organization_id = o.id and t.taxonomy = ${taxonomy} and t.code = ${code})
      or exists (select from service s join service_term t on t.service_id = s.id
        where s.organization_id = o.id and t.taxonomy = ${taxonomy} and t.code = ${code})
      or (${taxonomy} = 'language_spoken' and exists (select from spoken_language l
        where l.organization_id = o.id and l.code = ${code})))
    order by o.id limit ${limit}`.execute(db)
  return rows.map(({ id }) => id)
}

const FIRST = '00000000-0000-0000-0000-000000000000'

/** How many organisations have a code. */
export const countUsing = async (db: DbOrTx, of: { taxonomy: string; code: string }): Promise<number> =>
  (await listUsing(db, of, { after: FIRST, limit: 1_000_000 })).length

type Asking = Pick<Cx, 'db' | 'now' | 'requestId'>

/** Why a code is not retired: it is in use and nothing stands in its place, or what should is not in the list. */
export type RetireRefusal = { refused: 'in_use' | 'replacement' | 'not_ours' }

/** Retires a code; the records that have it follow in the background. */
export async function retireCode(
  cx: Asking,
  actor: Actor,
  { taxonomy, code, replacement }: { taxonomy: string; code: string; replacement: string | undefined },
): Promise<{ id: string } | RetireRefusal> {
  const lists = await codeLists(cx.db)
  const isOffered = lists.terms(taxonomy).some((term) => term.code === replacement && term.code !== code)
  if (replacement !== undefined && !isOffered) return { refused: 'replacement' }
  const outcome = await cx.db.transaction().execute(async (tx): Promise<{ id: string } | RetireRefusal> => {
    const asked = { taxonomy, code, by: actor, now: cx.now, requestId: cx.requestId }
    if (replacement === undefined && (await countUsing(tx, { taxonomy, code })) > 0)
      return { refused: 'in_use' }
    if (!(await retireTerm(tx, { ...asked, replacement }))) return { refused: 'not_ours' }
    const id = newId(cx.now)
    await tx
      .insertInto('code_change')
      .values({
        ...{ id, taxonomy, code, replacement: replacement ?? null, at: cx.now, by_name: actor.name },
        ...{ undone_at: null, undone_by: null },
      })
      .execute()
    if (replacement !== undefined) await enqueue(tx, 'directory.replace_code', { changeId: id })
    return { id }
  })
  forgetCodeLists(cx.db)
  return outcome
}

/** Takes a retired code in use again, and puts it back where it stood and nobody changed it since. */
export async function undoRetire(cx: Asking, actor: Actor, id: string): Promise<boolean> {
  const done = await cx.db.transaction().execute(async (tx) => {
    const change = await tx
      .updateTable('code_change')
      .set({ undone_at: cx.now, undone_by: actor.name })
      .where('id', '=', id)
      .where('undone_at', 'is', null)
      .where('at', '>', new Date(cx.now.getTime() - CODE_UNDO_DAYS * 86_400_000))
      .returningAll()
      .executeTakeFirst()
    if (!change) return false
    const { taxonomy, code } = change
    await reviveTerm(tx, { taxonomy, code, by: actor, now: cx.now, requestId: cx.requestId })
    await enqueue(tx, 'directory.restore_code', { changeId: id })
    return true
  })
  forgetCodeLists(cx.db)
  return done
}

type Change = NonNullable<Awaited<ReturnType<typeof findChange>>>
const findChange = (db: Db, id: string) =>
  db.selectFrom('code_change').selectAll().where('id', '=', id).executeTakeFirst()

/** Writes the other code in every record that has the retired one; cut off, it goes on with those left. */
export async function replaceEverywhere({ db }: Pick<Services, 'db'>, changeId: string): Promise<number> {
  const change = await findChange(db, changeId)
  if (!change?.replacement || change.undone_at) return 0
  let [after, count] = [FIRST, 0]
  for (;;) {
    const ids = await listUsing(db, change, { after, limit: BATCH })
    for (const id of ids) if (await db.transaction().execute((tx) => replaceOne(tx, change, id))) count++
    after = ids.at(-1) ?? after
    if (ids.length < BATCH) return count
  }
}

async function replaceOne(tx: Tx, change: Change, organizationId: string): Promise<boolean> {
  const record = await readRecord(tx, organizationId)
  if (!record || change.replacement === null) return false
  const codes = { taxonomy: change.taxonomy, from: change.code, to: change.replacement }
  const { document, places } = replaceCode(record.document, codes)
  if (!(await write(tx, record, document, { by: change.by_name, at: new Date() }))) return false
  await tx
    .insertInto('code_change_record')
    .values({ change_id: change.id, organization_id: organizationId, places: JSON.stringify(places) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return true
}

/** Puts a code back in the records that followed when it was retired; cut off, it goes on with those left. */
export async function restoreEverywhere({ db }: Pick<Services, 'db'>, changeId: string): Promise<number> {
  const change = await findChange(db, changeId)
  if (!change?.replacement || !change.undone_at) return 0
  const codes = { taxonomy: change.taxonomy, from: change.code, to: change.replacement }
  const rows = await db
    .selectFrom('code_change_record')
    .selectAll()
    .where('change_id', '=', changeId)
    .execute()
  for (const { organization_id: id, places } of rows)
    await db.transaction().execute(async (tx) => {
      const record = await readRecord(tx, id)
      const by = { by: change.undone_by ?? '', at: new Date() }
      if (record) await write(tx, record, restoreCode(record.document, codes, places), by)
      await tx
        .deleteFrom('code_change_record')
        .where('change_id', '=', changeId)
        .where('organization_id', '=', id)
        .execute()
    })
  return rows.length
}

/** As the staff's word: whoever said the code before did not choose between the two. */
async function write(
  tx: Tx,
  record: { version: number; document: RecordDocument },
  document: RecordDocument,
  { by, at }: { by: string; at: Date },
): Promise<boolean> {
  const changes = changesBetween(record.document, document)
  if (changes.length === 0) return false
  const organizationId = document.organization.id
  const written = await writeRecord(tx, {
    organizationId,
    expectedVersion: record.version,
    document,
    by: { source: 'editor', sourceRef: '', by, at },
    settled: changes.map(changeKey),
  })
  if ('refused' in written) return false
  await audit(tx, {
    actor: { name: by },
    action: 'directory.follow_code',
    subject: 'organization',
    subjectId: organizationId,
    after: { changes: changes.length },
    at,
  })
  return true
}

/** Codes retired in the last days, with how many records followed. */
export const listCodeChanges = (db: DbOrTx, { taxonomy, since }: { taxonomy: string; since: Date }) =>
  db
    .selectFrom('code_change as c')
    .leftJoin('code_change_record as r', 'r.change_id', 'c.id')
    .select(['c.id', 'c.code', 'c.replacement', 'c.at', 'c.by_name'])
    .select((eb) => eb.fn.count<number>('r.organization_id').as('records'))
    .where('c.taxonomy', '=', taxonomy)
    .where('c.undone_at', 'is', null)
    .where('c.at', '>', since)
    .groupBy('c.id')
    .orderBy('c.at', 'desc')
    .execute()
export type CodeChangeRow = Awaited<ReturnType<typeof listCodeChanges>>[number]
