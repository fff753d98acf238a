import { sql } from 'kysely'
import type { DbOrTx, Tx } from '../../platform/db/database.ts'
import { type Bringer, changeListed, createListed, type ListedOrganization } from '../directory/api.ts'
import type { Batch } from './batch.ts'
import { type Examined, type Examiner, examine, type StagedRow } from './examine.ts'
import { listedValues } from './planned-changes.ts'

/** Who is named as the source of what an import brings; `by` is what undoing it looks for. */
export const bringerOf = (batch: Pick<Batch, 'id' | 'authority' | 'source'>, at: Date): Bringer => ({
  source: batch.authority,
  sourceRef: batch.source,
  by: `import:${batch.id}`,
  at,
})

/** Decides about a chunk and writes it, in the caller's transaction. */
export async function writeChunk(
  tx: Tx,
  batch: Batch,
  rows: StagedRow[],
  examiner: Examiner,
  now: Date,
): Promise<void> {
  const found = await examine(tx, rows, examiner, true)
  const by = bringerOf(batch, now)
  await createListed(
    tx,
    found.flatMap((one) => madeOf(one, examiner)),
    by,
  )
  await changeListed(
    tx,
    found.flatMap(({ planned }) => planned?.writes ?? []),
    by,
  )
  await saveRows(tx, batch.id, found, true)
}

function madeOf({ outcome, draft, organizationId }: Examined, examiner: Examiner): ListedOrganization[] {
  if (outcome !== 'new' || !draft || !organizationId) return []
  const place = draft.istatCode ? examiner.municipality(draft.istatCode) : undefined
  return [
    {
      id: organizationId,
      values: listedValues(draft),
      municipality: draft.municipality,
      latitude: place?.lat,
      longitude: place?.lon,
      registeredOn: draft.registeredOn,
      guesses: examiner.guess(draft.name),
    },
  ]
}

/** Keeps what was decided about a chunk, and what undoing needs. */
export async function saveRows(
  tx: DbOrTx,
  id: string,
  found: readonly Examined[],
  applied: boolean,
): Promise<void> {
  const rows = found.map((one) => ({
    row: one.row,
    outcome: one.outcome,
    method: one.method,
    // In a dry run a new record has no id yet: the one drawn is not kept.
    organization: applied || one.outcome !== 'new' ? one.organizationId : null,
    candidates: one.candidates.length > 0 ? one.candidates : null,
    notes: one.notes,
    undo: applied ? undoOf(one) : null,
  }))
  await sql`update import_row r set outcome = v.outcome, match_method = v.method, organization_id = v.organization,
      candidates = v.candidates, notes = v.notes, undo = v.undo, applied = v.undo is not null
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as v("row" integer, outcome text, method text,
      organization uuid, candidates jsonb, notes jsonb, undo jsonb)
    where r.batch_id = ${id} and r.row_number = v."row"`.execute(tx)
}

function undoOf({ outcome, planned }: Examined) {
  if (outcome === 'new') return { created: true }
  return outcome === 'changed' ? { former: planned?.former } : null
}
