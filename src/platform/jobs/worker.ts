import { PgBoss } from 'pg-boss'
import { backupQueue } from '../backup/backup-queue.ts'
import type { Services } from '../cx.ts'
import { addressed } from '../db/addresses.ts'
import { takingItsTime } from '../db/patience.ts'
import { isRefusedForGood } from '../mail/refused.ts'
import { mailerOfJob } from '../mail/sent-once.ts'
import { startDispatcher } from './dispatcher.ts'
import { listQueues, type Queue } from './queues.ts'
import { HEARTBEAT, SIGN_OF_LIFE, startRescue } from './rescue.ts'

/**
 * Seconds between two looks at each queue, for what is tried again, scheduled, or was sent by another process. There are
 * some sixty queues: what this process sends is told to their workers instead.
 */
const LOOK_EVERY = 2
/** Milliseconds after a job before the next of its queue: many of them leave room for pages. */
const NEXT_AFTER = 500

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
  const workers = new Map<string, string>()
  for (const queue of queues) workers.set(queue.name, await register(boss, services, queue, timeZone))
  const wake = (queue: string) => boss.notifyWorker(workers.get(queue) ?? '')
  const dispatcher = startDispatcher(services, { boss, queues, wake })
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

/** Makes the queue and works on it; gives the id of its worker. */
async function register(boss: PgBoss, services: Services, queue: Queue, timeZone: string): Promise<string> {
  const limits = {
    ...{ retryLimit: queue.retries, retryDelay: 1, retryBackoff: true, retryDelayMax: LONGEST_PAUSE },
    ...{ expireInSeconds: queue.expiresIn, heartbeatSeconds: HEARTBEAT },
  }
  await boss.createQueue(queue.name, limits)
  await boss.updateQueue(queue.name, limits)
  const worker = await boss.work<unknown>(
    queue.name,
    { pollingIntervalSeconds: LOOK_EVERY, heartbeatRefreshSeconds: SIGN_OF_LIFE },
    async ([job]) => {
      if (!job) return
      setTimeout(() => boss.notifyWorker(worker), NEXT_AFTER).unref()
      await runJob(services, boss, queue, job)
    },
  )
  // What was due while nobody worked, as on a machine that is off at night, is done once afterwards.
  if (queue.cron) await boss.schedule(queue.name, queue.cron, {}, { tz: timeZone, missed: 'once' })
  return worker
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
