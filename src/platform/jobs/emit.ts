import type { DbOrTx, Tx } from '../db/database.ts'

/**
 * Tells the house that something happened, in the transaction that made it happen: every handler registered for
 * `name` gets it once the transaction is committed, none when it is rolled back.
 */
export async function emit(tx: Tx, name: string, payload: unknown): Promise<void> {
  await insertEvent(tx, name, payload)
}

/** Asks for a background job, in the caller's transaction; `job` is `module.name` as the manifest has it. */
export async function enqueue(tx: DbOrTx, job: string, data: unknown): Promise<void> {
  await insertEvent(tx, `${JOB_PREFIX}${job}`, data)
}

/** Events of this prefix ask for one job instead of telling every handler. */
export const JOB_PREFIX = 'job:'

const insertEvent = (tx: DbOrTx, name: string, payload: unknown) =>
  tx
    .insertInto('event')
    .values({ name, payload: JSON.stringify(payload) })
    .execute()
