import type { Services } from '../../platform/cx.ts'
import type { Job } from '../../platform/module.ts'
import { findBatch, setState } from './batch.ts'
import { forgetOldRows } from './forget.ts'
import { applyBatch, checkBatch } from './run.ts'
import { undoBatch } from './undo.ts'

/** What the job of an import needs to know. */
export interface RunOrder {
  id: string
  actor: { id?: string; name: string }
}

/** Goes on with an import, whatever is to be done of it: interrupted anywhere, the next try finishes it. */
async function runImport({ db }: Services, data: unknown): Promise<void> {
  const { id, actor } = data as RunOrder
  const by = { actor, now: new Date() }
  const batch = await findBatch(db, id)
  try {
    if (batch?.state === 'checking') await checkBatch(db, id)
    if (batch?.state === 'applying') await applyBatch(db, id, by)
    if (batch?.state === 'undoing') await undoBatch(db, id, by)
  } catch (error) {
    if (batch) await setState(db, id, { state: batch.state, error: String(error).slice(0, 500) })
    throw error
  }
}

/** Background work of imports. */
export const jobs: Readonly<Record<string, Job>> = {
  run: { run: runImport, retries: 5, expiresIn: 3_600 },
  forget: { run: async ({ db }) => forgetOldRows(db, new Date()), cron: '20 3 * * *' },
}
