import type { Db } from '../../platform/db/database.ts'
import { enqueue } from '../../platform/jobs/emit.ts'
import { lockBatch, setState } from './batch.ts'
import type { RunOrder } from './jobs.ts'
import type { BatchState } from './tables.ts'

/** What a person may ask of an import, and from which states. */
const FROM: Record<'checking' | 'applying' | 'undoing', readonly BatchState[]> = {
  checking: ['mapping', 'checked'],
  applying: ['checked', 'applying'],
  undoing: ['applied', 'applying', 'undoing'],
}

/** Sends an import to be checked, run or undone in the background; `false` when its state does not allow it. */
export function order(db: Db, what: keyof typeof FROM, { id, actor }: RunOrder): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const { state } = await lockBatch(tx, id)
    if (!FROM[what].includes(state)) return false
    // A run that goes on keeps the rows it has done.
    await setState(tx, id, { state: what, error: null, ...(state !== what && { doneRows: 0 }) })
    await enqueue(tx, 'imports.run', { id, actor })
    return true
  })
}
