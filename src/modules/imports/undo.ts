import { sql } from 'kysely'
import { audit } from '../../platform/audit/audit.ts'
import type { Db, Tx } from '../../platform/db/database.ts'
import { type FormerValue, type KeptChange, removeListed, restoreListed } from '../directory/api.ts'
import { type Batch, lockBatch, setState } from './batch.ts'
import type { Progress, RunBy } from './run.ts'
import { findAway } from './scope.ts'

/** What undoing an import did. */
export interface Undone {
  removed: number
  restored: number
  /** Records that somebody changed since, and therefore stay as they are. */
  kept: number
}

/** What a row wrote: a record of its own, or other values into one that was there. */
type UndoNote = { created: true } | { former: Omit<FormerValue, 'organizationId'>[] }

const CHUNK = 1_000

/** Why an import cannot be undone now. */
export type UndoRefusal = 'not_applied' | 'under_way'

/** Takes back all that an import did, the last rows first; goes on where an interrupted undoing stopped. */
export async function undoBatch(
  db: Db,
  id: string,
  by: RunBy,
  progress: Progress = () => {},
): Promise<Undone | UndoRefusal> {
  const refusal = await db.transaction().execute((tx) => begin(tx, id))
  if (refusal) return refusal
  for (;;) {
    const more = await db.transaction().execute(async (tx) => {
      const batch = await lockBatch(tx, id)
      return batch.state === 'undoing' ? undoChunk(tx, batch, by.now) : 0
    })
    if (more === 0) break
    const { left, total } = await countLeft(db, id)
    progress(total - left, total)
  }
  return db.transaction().execute((tx) => end(tx, id, by))
}

async function begin(tx: Tx, id: string): Promise<UndoRefusal | undefined> {
  const { state } = await lockBatch(tx, id)
  if (state === 'undoing') return undefined
  if (state === 'checking') return 'under_way'
  if (state !== 'applied' && state !== 'applying' && state !== 'failed') return 'not_applied'
  await setState(tx, id, { state: 'undoing' })
  return undefined
}

async function undoChunk(tx: Tx, batch: Batch, now: Date): Promise<number> {
  const rows = await tx
    .selectFrom('import_row')
    .select(['row_number', 'organization_id', 'undo'])
    .where('batch_id', '=', batch.id)
    .where('applied', '=', true)
    .orderBy('row_number', 'desc')
    .limit(CHUNK)
    .execute()
  const by = `import:${batch.id}`
  const ids = rows.flatMap((row) => row.organization_id ?? [])
  const away = await findAway(tx, ids, batch.scope)
  const kept: KeptChange[] = [...away].map((organizationId) => ({ organizationId }))
  const created: string[] = []
  // A record changed by several rows goes back step by step, the last change first.
  const rounds: FormerValue[][] = []
  const seen = new Map<string, number>()
  for (const { organization_id: organizationId, undo } of rows) {
    if (!organizationId || !undo || away.has(organizationId)) continue
    const note = undo as UndoNote
    if ('created' in note) created.push(organizationId)
    else {
      const round = seen.get(organizationId) ?? 0
      seen.set(organizationId, round + 1)
      rounds[round] ??= []
      rounds[round].push(...note.former.map((one) => ({ ...one, organizationId })))
    }
  }
  for (const former of rounds) kept.push(...(await restoreListed(tx, former, by, now)))
  kept.push(...(await removeListed(tx, await withVersions(tx, batch.id, created), by)))
  await saveKept(
    tx,
    batch.id,
    rows.map((row) => row.row_number),
    kept,
  )
  return rows.length
}

/** The version a record has if nobody but this import touched it: each of its changes counted up, and so did taking it back. */
async function withVersions(tx: Tx, id: string, created: readonly string[]) {
  const { rows } = await sql<{ id: string; changes: number }>`
    select organization_id as id, count(*)::integer as changes from import_row
    where batch_id = ${id} and organization_id = any(${created}) and undo ? 'former' group by 1`.execute(tx)
  const changes = new Map(rows.map((row) => [row.id, row.changes]))
  return created.map((one) => ({ id: one, version: 1 + 2 * (changes.get(one) ?? 0) }))
}

async function saveKept(
  tx: Tx,
  id: string,
  rows: readonly number[],
  kept: readonly KeptChange[],
): Promise<void> {
  await sql`update import_row set applied = false, undo_kept = null
    where batch_id = ${id} and row_number = any(${rows})`.execute(tx)
  if (kept.length === 0) return
  await sql`update import_row r set undo_kept = v.kept
    from (select "organizationId",
        jsonb_build_object('fields', coalesce(jsonb_agg(field) filter (where field is not null), '[]')) as kept
      from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as k("organizationId" uuid, field text)
      group by 1) v
    where r.batch_id = ${id} and r.row_number = any(${rows}) and r.organization_id = v."organizationId"`.execute(
    tx,
  )
}

async function countLeft(db: Db, id: string): Promise<{ left: number; total: number }> {
  const { rows } = await sql<{ left: number; total: number }>`
    select count(*) filter (where applied)::integer as left, count(undo)::integer as total
    from import_row where batch_id = ${id}`.execute(db)
  return rows[0] ?? { left: 0, total: 0 }
}

async function end(tx: Tx, id: string, by: RunBy): Promise<Undone> {
  const { rows } = await sql<Undone>`
    select count(*) filter (where undo_kept is null and undo ? 'created')::integer as removed,
      count(*) filter (where undo_kept is null and undo ? 'former')::integer as restored,
      count(undo_kept)::integer as kept
    from import_row where batch_id = ${id} and undo is not null`.execute(tx)
  const undone = rows[0] ?? { removed: 0, restored: 0, kept: 0 }
  const { state } = await lockBatch(tx, id)
  if (state !== 'undoing') return undone
  await setState(tx, id, { state: 'undone', now: by.now })
  const after = { ...undone }
  await audit(tx, {
    actor: by.actor,
    action: 'imports.undone',
    subject: 'import_batch',
    subjectId: id,
    after,
    at: by.now,
  })
  return undone
}
