import { sql } from 'kysely'
import { z } from 'zod'
import type { Services } from '../../../platform/cx.ts'
import type { Db, Tx } from '../../../platform/db/database.ts'
import { inTerritories } from '../../directory/api.ts'
import type { ChangeState } from '../tables.ts'
import { type BulkChange, lockChange } from './change.ts'
import type { ChangeKind, Making, Reason } from './kind.ts'
import { kindOf } from './kinds.ts'

/** Records in one transaction: few, since other people wait for those that are locked. */
const CHUNK = 20

const NEXT: Partial<Record<ChangeState, ChangeState>> = {
  checking: 'checked',
  applying: 'applied',
  undoing: 'undone',
}

const Order = z.object({ id: z.string(), by: z.object({ id: z.string(), name: z.string() }) })

/** The job of a change: whoever takes it goes on where the last one stopped. */
export async function runChange({ db }: Services, data: unknown): Promise<void> {
  const { id, by } = Order.parse(data)
  await runPass(db, id, by)
}

/** Goes on with a change, whatever is to be done of it, until the end of the pass; killed anywhere, it is called again. */
export async function runPass(db: Db, id: string, by: { id: string; name: string }): Promise<void> {
  while (await db.transaction().execute((tx) => runChunk(tx, id, by))) {}
}

type Person = { id: string; name: string }
type Row = Awaited<ReturnType<typeof nextRows>>[number]

async function runChunk(tx: Tx, id: string, by: Person): Promise<boolean> {
  const change = await lockChange(tx, id)
  const next = change && NEXT[change.state]
  const kind = kindOf(change?.kind ?? null)
  if (!change || !next || !kind) return false
  const rows = await nextRows(tx, change)
  for (const row of rows) await safely(tx, change, row, () => oneRow(tx, change, kind, row, by))
  const last = rows.at(-1)
  const set = last ? { done: last.position } : { state: next, done: change.total }
  await tx.updateTable('bulk_change').set(set).where('id', '=', id).execute()
  return last !== undefined
}

const nextRows = (tx: Tx, { id, done }: BulkChange) =>
  tx
    .selectFrom('bulk_change_row')
    .selectAll()
    .where('change_id', '=', id)
    .where('position', '>', done)
    .orderBy('position')
    .limit(CHUNK)
    .execute()

/** A record that nobody foresaw is left as it is and said to be so: the others do not wait for it. */
async function safely(tx: Tx, change: BulkChange, row: Row, work: () => Promise<void>): Promise<void> {
  await sql`savepoint one_record`.execute(tx)
  try {
    await work()
    await sql`release savepoint one_record`.execute(tx)
  } catch {
    await sql`rollback to savepoint one_record`.execute(tx)
    const outcome = change.state === 'undoing' ? 'kept' : 'refused'
    await save(tx, row, { outcome, reason: 'fault' })
  }
}

/** What is to be done of one record in the present pass. */
async function oneRow(tx: Tx, change: BulkChange, kind: ChangeKind, row: Row, by: Person): Promise<void> {
  if (change.state === 'applying' && row.outcome !== 'will') return
  if (change.state === 'undoing' && row.outcome !== 'done') return
  await sql`select from organization where id = ${row.organization_id} for update`.execute(tx)
  const making: Making = {
    changeId: change.id,
    organizationId: row.organization_id,
    params: change.params,
    by: change.state === 'undoing' ? by : { id: change.by_id, name: change.by_name },
    own: change.own,
    scope: change.scope,
    now: (change.state === 'undoing' ? change.undone_at : change.applied_at) ?? new Date(),
  }
  if (change.state === 'undoing') return undone(tx, kind, row, making)
  const plan = (await isThere(tx, change, row.organization_id))
    ? await kind.plan(tx, making)
    : { refused: 'elsewhere' as const }
  if ('refused' in plan) return save(tx, row, { outcome: 'refused', reason: plan.refused })
  if ('same' in plan) return save(tx, row, { outcome: 'same' })
  if (change.state === 'checking') return save(tx, row, { outcome: 'will', ...plan })
  // Somebody changed it after it was looked at: what was confirmed is not what would happen.
  if (plan.before !== row.before) return save(tx, row, { outcome: 'refused', reason: 'moved' })
  const { versionBefore, versionAfter } = await kind.apply(tx, making)
  const versions = { version_before: versionBefore ?? null, version_after: versionAfter ?? null }
  await save(tx, row, { outcome: 'done', ...plan, ...versions, applied_at: making.now })
}

async function undone(tx: Tx, kind: ChangeKind, row: Row, making: Making): Promise<void> {
  const { before, after, version_before: versionBefore, version_after: versionAfter } = row
  const appliedAt = row.applied_at ?? making.now
  const made = { ...making, before, after, versionBefore, versionAfter, appliedAt }
  const reason = await kind.undo(tx, made)
  await save(tx, row, reason ? { outcome: 'kept', reason } : { outcome: 'undone' })
}

/** Whether the record is still where its author may change it. */
async function isThere(tx: Tx, { scope }: BulkChange, organizationId: string): Promise<boolean> {
  if (!scope) return true
  const { rows } = await sql`select from organization_glance g
    where g.organization_id = ${organizationId} and ${inTerritories(sql`g.istat_code`, scope)}`.execute(tx)
  return rows.length > 0
}

type Saved = Partial<Pick<Row, 'before' | 'after' | 'version_before' | 'version_after' | 'applied_at'>>

const save = async (
  tx: Tx,
  { change_id, position }: Row,
  values: Saved & { outcome: Row['outcome']; reason?: Reason },
): Promise<void> => {
  await tx
    .updateTable('bulk_change_row')
    .set({ reason: null, ...values })
    .where('change_id', '=', change_id)
    .where('position', '=', position)
    .execute()
}
