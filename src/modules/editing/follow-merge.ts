import { z } from 'zod'
import type { Services } from '../../platform/cx.ts'
import { applyChanges, changeKey, changesBetween, mergeRecords, RecordDocument } from '../directory/api.ts'
import { lockDraft, readDraft, writeDraft } from './draft.ts'

const Merged = z.object({
  keptId: z.string(),
  goneId: z.string(),
  ids: z.record(z.string(), z.string()),
  at: z.coerce.date(),
})

/**
 * What somebody was writing for a record that became part of another goes on in that one's draft, under what was
 * written there. The draft it came from stays with its record, should they be two again.
 */
export const followMerge = ({ db }: Services, payload: unknown): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const { keptId, goneId, ids, at } = Merged.parse(payload)
    const gone = await readDraft(tx, goneId)
    if (!gone || gone.revision === 0) return
    const kept = await lockDraft(tx, keptId)
    if (!kept) return
    const [base, wanted] = [renamed(gone.base, ids), renamed(gone.document, ids)]
    const there = new Map(changesBetween(base, kept.document).map((change) => [changeKey(change), change]))
    // A row of the other that is not there was not taken over: what was written of it is not either.
    const own = changesBetween(base, wanted).filter(
      (change) => change.before === null || !there.has(changeKey(change)),
    )
    const { document, applied } = mergeRecords(base, applyChanges(base, own), kept.document)
    if (applied.length === 0) return
    await writeDraft(tx, kept, document, { by: { id: null, name: gone.updatedName ?? '' }, now: at })
  })

/** Takes out of the draft what came with a record that is on its own again, as far as it still says just that. */
export const followSplit = ({ db }: Services, payload: unknown): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const { keptId, goneId, ids, at } = Merged.parse(payload)
    const gone = await readDraft(tx, goneId)
    if (!gone || gone.revision === 0) return
    const kept = await lockDraft(tx, keptId)
    if (!kept || kept.revision === 0) return
    const { document, applied } = mergeRecords(
      renamed(gone.document, ids),
      renamed(gone.base, ids),
      kept.document,
    )
    if (applied.length === 0) return
    await writeDraft(tx, kept, document, { by: { id: null, name: gone.updatedName ?? '' }, now: at })
  })

/** The same record under the ids that its rows have in the one that stays. */
function renamed(document: RecordDocument, ids: Readonly<Record<string, string>>): RecordDocument {
  const text = JSON.stringify(document).replace(UUID, (id) => ids[id] ?? id)
  return RecordDocument.parse(JSON.parse(text))
}

const UUID = /(?<=")[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?=")/g
