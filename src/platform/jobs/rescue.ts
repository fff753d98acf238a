import type { PgBoss } from 'pg-boss'
import type { Services } from '../cx.ts'

/** Seconds without a sign of life of its process after which a job is given out again. */
export const HEARTBEAT = 20
/** Seconds between two signs of life: up to sixteen of silence, of a slow database or a busy process, take no job away. */
export const SIGN_OF_LIFE = 4
/** Milliseconds between two looks for jobs without one. */
const LOOK_EVERY = 5_000

/** Lets the queue give out again what a process that is gone had taken: at the start, then every five seconds. */
export function startRescue({ log }: Pick<Services, 'log'>, boss: PgBoss): { stop(): Promise<void> } {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  const look = () => {
    running = giveOutAgain(boss)
      .catch((error) => log.error({ err: error }, 'job rescue'))
      .then(() => {
        if (!stopped) timer = setTimeout(look, LOOK_EVERY)
      })
  }
  look()
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}

/** The queue's own look writes a row for each queue: it is asked to only where there is something. */
async function giveOutAgain(boss: PgBoss): Promise<void> {
  const { rows } = await boss.getDb().executeSql(`
    select distinct name from pgboss.job
    where state = 'active' and heartbeat_on + heartbeat_seconds * interval '1 s' < pgboss.job_now()`)
  for (const { name } of rows as { name: string }[]) await boss.supervise(name)
}
