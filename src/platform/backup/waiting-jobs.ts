import type { ClientBase } from 'pg'
import { PgBoss } from 'pg-boss'
import { addressed } from '../db/addresses.ts'

/** Background work that was not done yet, as pg-boss takes it again. */
interface WaitingJob {
  id: string
  name: string
  data: object | null
  priority: number
  startAfter: string
}

/** The work that waits or is being done: what is cut off is done again, as after a fault. */
export async function waitingJobs(client: ClientBase): Promise<WaitingJob[]> {
  const { rows: found } = await client.query("select to_regclass('pgboss.job') as job")
  if (found[0]?.job === null) return []
  const { rows } = await client.query<WaitingJob>(
    `select id, name, data, priority, start_after::text as "startAfter" from pgboss.job
     where state in ('created', 'retry', 'active') order by id`,
  )
  return rows
}

/** Puts waiting work back into the queues of a restored database, under its own identifiers. */
export async function putBackJobs(connectionString: string, lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return
  const boss = new PgBoss({ ...addressed(connectionString), max: 1, schedule: false, supervise: false })
  await boss.start()
  try {
    const jobs = lines.map((line) => JSON.parse(line) as WaitingJob)
    for (const [name, its] of Map.groupBy(jobs, (job) => job.name)) {
      await boss.createQueue(name)
      const waiting = its.map(({ data, name: _, ...job }) => ({ ...job, ...(data && { data }) }))
      await boss.insert(name, waiting)
    }
  } finally {
    await boss.stop({ graceful: false })
  }
}
