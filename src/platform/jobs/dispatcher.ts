import { sql } from 'kysely'
import { fromKysely, type PgBoss } from 'pg-boss'
import type { Services } from '../cx.ts'
import type { Db, Tx } from '../db/database.ts'
import { PREPARED } from '../db/prepared.ts'
import { JOB_PREFIX } from './emit.ts'
import type { Queue } from './queues.ts'

/** Milliseconds between two looks at what was emitted. */
const DISPATCH_EVERY = 300

interface Dispatched {
  boss: PgBoss
  queues: readonly Queue[]
  /** Lets the worker of a queue in this process look at it at once. */
  wake: (queue: string) => void
}

/** Moves emitted events to the queues of their handlers, each event once, in transactions of its own, until stopped. */
export function startDispatcher(services: Services, to: Dispatched): { stop(): Promise<void> } {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  const turn = async () => {
    try {
      // What was asked for waits in its table while the disk is nearly full.
      while (!stopped && !services.room.isFull() && (await dispatchSome(services.db, to)) === BATCH) {}
    } catch (error) {
      services.log.error({ err: error }, 'event dispatch')
    }
    if (!stopped) timer = setTimeout(next, DISPATCH_EVERY)
  }
  const next = () => {
    running = turn()
  }
  next()
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}

const BATCH = 100

/** Moves the oldest events; gives their number. */
async function dispatchSome(db: Db, to: Dispatched): Promise<number> {
  // Nearly every look finds nothing: it is one statement, without a transaction.
  const { rows } = await sql`${PREPARED} select from event limit 1`.execute(db)
  if (rows.length === 0) return 0
  const fed = new Set<string>()
  const moved = await db.transaction().execute(async (tx) => {
    const events = await tx
      .selectFrom('event')
      .select(['id', 'name', 'payload'])
      .orderBy('id')
      .limit(BATCH)
      .forUpdate()
      .skipLocked()
      .execute()
    for (const event of events) for (const queue of await dispatch(tx, to, event)) fed.add(queue)
    const ids = events.map(({ id }) => id)
    if (ids.length > 0) await tx.deleteFrom('event').where('id', 'in', ids).execute()
    return events.length
  })
  for (const queue of fed) to.wake(queue)
  return moved
}

/** Sends an event to the queues that want it; gives their names. */
async function dispatch(
  tx: Tx,
  { boss, queues }: Dispatched,
  event: { name: string; payload: unknown },
): Promise<string[]> {
  const wanted = event.name.startsWith(JOB_PREFIX)
    ? queues.filter(({ name }) => name === event.name.slice(JOB_PREFIX.length))
    : queues.filter((queue) => queue.event === event.name)
  for (const queue of wanted) await boss.send(queue.name, event.payload as object, { db: fromKysely(tx) })
  return wanted.map(({ name }) => name)
}
