import assert from 'node:assert/strict'
import { type RawBuilder, sql } from 'kysely'
import { MODULES } from '../../src/modules.ts'
import type { Db } from '../../src/platform/db/database.ts'
import { enqueue } from '../../src/platform/jobs/emit.ts'
import { listQueues } from '../../src/platform/jobs/queues.ts'
import { makeThings, PAYLOADS } from './payloads.ts'

const QUEUES = listQueues(MODULES)
/** Every kind of background work that the manifests declare, and the nightly backup. */
export const KINDS: readonly string[] = ['platform.backup', ...QUEUES.map(({ name }) => name)]

/** What each kind is asked to do; fails for one nobody says it of. */
export async function payloadsOf(db: Db): Promise<ReadonlyMap<string, object>> {
  const things = await makeThings(db)
  const scheduled = new Set(['platform.backup', ...QUEUES.flatMap(({ name, cron }) => (cron ? [name] : []))])
  return new Map(
    KINDS.map((kind) => {
      const payload = PAYLOADS[kind]?.(things) ?? (scheduled.has(kind) ? {} : undefined)
      assert.ok(payload, `say in bench/faults/payloads.ts what ${kind} is asked to do`)
      return [kind, payload]
    }),
  )
}

/** Asks for one piece of work of each kind. */
export async function askForEach(db: Db, payloads: ReadonlyMap<string, object>): Promise<void> {
  for (const [kind, payload] of payloads) await enqueue(db, kind, payload)
}

/** Kinds of which one is under way. */
export const activeKinds = (db: Db): Promise<string[]> => kindsWith(db, sql`state = 'active'`)

/** Kinds of which one was given out again, and done. */
export const doneAgain = (db: Db): Promise<string[]> =>
  kindsWith(db, sql`state = 'completed' and retry_count > 0`)

async function kindsWith(db: Db, what: RawBuilder<unknown>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct name from pgboss.job where ${what} and name = any(${[...KINDS]})`.execute(db)
  return rows.map(({ name }) => name)
}

/** All that is under way counts as tried for the last time. */
export async function forget(db: Db): Promise<void> {
  await sql`update pgboss.job set retry_limit = retry_count where state = 'active' and name = any(${[...KINDS]})`.execute(
    db,
  )
}

/** The last done of each kind is given out once more, as after a lost acknowledgement. */
export async function giveOutAgain(db: Db): Promise<void> {
  await sql`update pgboss.job set state = 'retry', retry_count = 0, start_after = now(), completed_on = null where id in (
    select distinct on (name) id from pgboss.job where state = 'completed' and name = any(${[...KINDS]})
    order by name, created_on desc)`.execute(db)
}

/** What waits that could run, and what runs. */
export async function unfinished(db: Db): Promise<string[]> {
  const { rows } = await sql<{ what: string }>`
    select 'event ' || name as what from event
    union all
    select name || ' ' || state || coalesce(' ' || (output ->> 'message'), '') from pgboss.job
    where state in ('created', 'retry', 'active') and name = any(${[...KINDS]})`.execute(db)
  return rows.map(({ what }) => what)
}
