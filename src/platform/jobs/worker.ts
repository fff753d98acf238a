import { fromKysely, PgBoss } from 'pg-boss'
import { backupQueue } from '../backup/backup-queue.ts'
import type { Services } from '../cx.ts'
import { addressed } from '../db/addresses.ts'
import type { Tx } from '../db/database.ts'
import { takingItsTime } from '../db/patience.ts'
import { isRefusedForGood } from '../mail/refused.ts'
import { mailerOfJob } from '../mail/sent-once.ts'
import { JOB_PREFIX } from './emit.ts'
import { listQueues, type Queue } from './queues.ts'
import { HEARTBEAT, SIGN_OF_LIFE, startRescue } from './rescue.ts'

/** Milliseconds between two looks at what was emitted. */
const DISPATCH_EVERY = 300

/** Seconds between two looks of the queue at all that it keeps. */
const SUPERVISE = 30
/** Seconds after which it looks again when it is asked to. */
const MONITOR = 3
/** A longest retry pause, in seconds: what was down for hours is found again within one. */
const LONGEST_PAUSE = 3_600
/** For the pool of the queues (pg's settings): a connection over which nothing comes is given up. */
const SILENT = { query_timeout: 30_000, keepAlive: true, keepAliveInitialDelayMillis: 10_000 }

/** A running worker of background jobs and event handlers. */
export interface Worker {
  /** Lets running jobs end (at most 10 seconds), then stops; what was cut off is taken up again later. */
  stop(): Promise<void>
}

/** Takes jobs from the database's queues until stopped. Any number may run on one database. */
export async function startWorker(
  services: Services,
  connectionString: string,
  timeZone: string,
): Promise<Worker> {
  const boss = new PgBoss({
    ...{ ...addressed(connectionString), max: 3, application_name: 'tessuto-work' },
    ...{ superviseIntervalSeconds: SUPERVISE, monitorIntervalSeconds: MONITOR },
    ...SILENT,
  })
  boss.on('error', (error) => services.log.error({ err: asError(error) }, 'job queue'))
  await boss.start()
  const queues = [...listQueues(services.modules.list), backupQueue(connectionString)]
  for (const queue of queues) await register(boss, services, queue, timeZone)
  const dispatcher = startDispatcher(services, boss, queues)
  const rescue = startRescue(services, boss)
  return {
    stop: async () => {
      await Promise.all([dispatcher.stop(), rescue.stop()])
      await boss.stop({ graceful: true, timeout: 10_000 })
    },
  }
}

/** What the queue tells of an error is not one: the log would say nothing of it. */
const asError = (told: Error): Error =>
  told instanceof Error ? told : Object.assign(new Error((told as Error).message), told as Error)

async function register(boss: PgBoss, services: Services, queue: Queue, timeZone: string): Promise<void> {
  const limits = {
    ...{ retryLimit: queue.retries, retryDelay: 1, retryBackoff: true, retryDelayMax: LONGEST_PAUSE },
    ...{ expireInSeconds: queue.expiresIn, heartbeatSeconds: HEARTBEAT },
  }
  await boss.createQueue(queue.name, limits)
  await boss.updateQueue(queue.name, limits)
  await boss.work<unknown>(
    queue.name,
    { pollingIntervalSeconds: 0.5, heartbeatRefreshSeconds: SIGN_OF_LIFE },
    async ([job]) => {
      if (job) await runJob(services, boss, queue, job)
    },
  )
  // What was due while nobody worked, as on a machine that is off at night, is done once afterwards.
  if (queue.cron) await boss.schedule(queue.name, queue.cron, {}, { tz: timeZone, missed: 'once' })
}

async function runJob(
  services: Services,
  boss: PgBoss,
  queue: Queue,
  job: { id: string; data: unknown },
): Promise<void> {
  const started = Date.now()
  // Scheduled work sends what is due, each time something else: what it sends belongs to no job.
  const mailer = queue.cron ? services.mailer : mailerOfJob(services, job.id)
  try {
    await takingItsTime(() => queue.run({ ...services, mailer }, job.data))
    services.log.info({ job: queue.name, ms: Date.now() - started }, 'job done')
  } catch (error) {
    services.log.error({ job: queue.name, err: error }, 'job failed')
    if (isRefusedForGood(error)) await giveUp(boss, queue.name, job.id)
    throw error
  }
}

/** It is not tried again: it counts as failed, which the page of the service says. */
const giveUp = (boss: PgBoss, name: string, id: string) =>
  boss
    .getDb()
    .executeSql('update pgboss.job set retry_limit = retry_count where name = $1 and id = $2', [name, id])

/** Moves emitted events to the queues of their handlers, each event once, in transactions of its own. */
function startDispatcher(services: Services, boss: PgBoss, queues: readonly Queue[]): Worker {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  const turn = async () => {
    try {
      // What was asked for waits in its table while the disk is nearly full.
      while (!stopped && !services.room.isFull() && (await dispatchSome(services, boss, queues)) === BATCH) {}
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

const dispatchSome = (services: Services, boss: PgBoss, queues: readonly Queue[]): Promise<number> =>
  services.db.transaction().execute(async (tx) => {
    const events = await tx
      .selectFrom('event')
      .select(['id', 'name', 'payload'])
      .orderBy('id')
      .limit(BATCH)
      .forUpdate()
      .skipLocked()
      .execute()
    for (const event of events) await dispatch(tx, boss, queues, event)
    const ids = events.map(({ id }) => id)
    if (ids.length > 0) await tx.deleteFrom('event').where('id', 'in', ids).execute()
    return events.length
  })

async function dispatch(
  tx: Tx,
  boss: PgBoss,
  queues: readonly Queue[],
  event: { name: string; payload: unknown },
): Promise<void> {
  const wanted = event.name.startsWith(JOB_PREFIX)
    ? queues.filter(({ name }) => name === event.name.slice(JOB_PREFIX.length))
    : queues.filter((queue) => queue.event === event.name)
  for (const queue of wanted) await boss.send(queue.name, event.payload as object, { db: fromKysely(tx) })
}
