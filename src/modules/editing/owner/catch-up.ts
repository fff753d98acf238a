import type { Tx } from '../../../platform/db/database.ts'
import {
  applyChanges,
  type Change,
  type Conflict,
  type Merge,
  mergeRecords,
  readRecord,
} from '../../directory/api.ts'
import { type Draft, lockDraft, type Writer, writeDraft } from '../draft.ts'
import type { OwnRecord } from './own-record.ts'

/** What the draft and the public record would be together. */
export const mergeWithPublic = ({ draft, current }: OwnRecord): Merge =>
  mergeRecords(draft.base, draft.document, current.document)

/**
 * Begins the draft anew from the public record as it is now, with all that was written; where both changed the same
 * thing `settle` says which of the draft's changes go on. Nothing is written until all are decided.
 */
export async function catchUp(
  tx: Tx,
  {
    organizationId,
    settle,
    by,
    now,
  }: {
    organizationId: string
    settle: (conflicts: readonly Conflict[], draft: Draft, version: number) => readonly Change[] | undefined
    by: Writer
    now: Date
  },
): Promise<boolean> {
  const draft = await lockDraft(tx, organizationId)
  const current = await readRecord(tx, organizationId)
  if (!draft || !current || draft.revision === 0) return true
  const merge = mergeWithPublic({ organizationId, draft, current })
  const taken = merge.conflicts.length > 0 ? settle(merge.conflicts, draft, current.version) : []
  if (!taken) return false
  const document = applyChanges(merge.document, taken)
  await writeDraft(tx, { ...draft, base: current.document, baseVersion: current.version }, document, {
    by,
    now,
  })
  return true
}
