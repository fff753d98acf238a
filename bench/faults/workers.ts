import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { MODULES } from '../../src/modules.ts'
import type { Db } from '../../src/platform/db/database.ts'
import { enqueue } from '../../src/platform/jobs/emit.ts'
import { listQueues } from '../../src/platform/jobs/queues.ts'
import { allCame, askLetters, compare } from './mail-server.ts'
import type { Outcome } from './outcome.ts'
import { openBadPostOffice } from './post-office.ts'
import { startProduct } from './product.ts'
import { withProxy } from './stalled.ts'

const LETTERS = 12
const SLOW_LETTER_MS = 400
const PATIENCE_MS = 240_000

/** Kills the process that sends while a letter is at the mail server and not yet acknowledged. */
export async function killingSenders(times: number): Promise<Outcome> {
  const office = await openBadPostOffice(SLOW_LETTER_MS)
  const product = await startProduct({ env: { SMTP_URL: office.url } })
  try {
    const asked: string[] = []
    const seconds: number[] = []
    for (let time = 0; time < times; time++) {
      const now = await product.read((db) => askLetters(db, LETTERS))
      asked.push(...now)
      await until(async () => now.some((to) => office.came.has(to)))
      const began = performance.now()
      product.killApplication()
      await allCame(office, now)
      seconds.push((performance.now() - began) / 1_000)
    }
    return { tries: times, ...compare(office, asked), seconds }
  } finally {
    await product.stop()
    await office.stop()
  }
}

/** Milliseconds by which each piece of the database's talk is late, so that every job takes long. */
const LATE_MS = 100

/** All scheduled work at once, killed in the middle: each job must be done to its end, once in the queue's books. */
export async function killingScheduled(times: number): Promise<Outcome & { caught: number }> {
  const kinds = ['platform.backup', ...listQueues(MODULES).flatMap(({ name, cron }) => (cron ? [name] : []))]
  const options = { command: 'start', env: { BACKUP_DIR: '/dev/shm/tessuto-fault-backups' } } as const
  return withProxy(options, async (product, proxy) => {
    const caught = new Set<string>()
    const seconds: number[] = []
    const before = await product.read((db) => countDone(db, kinds))
    for (let time = 0; time < times; time++) {
      await product.read(async (db) => {
        for (const kind of kinds) await enqueue(db, kind, {})
      })
      proxy.delay(LATE_MS)
      // Half of the kinds at least are in the middle of their work, each time at another point of it.
      await until(async () => (await product.read(activeNow)).length > kinds.length / 2)
      await sleep(time * 300)
      for (const name of await product.read(activeNow)) caught.add(name)
      const began = performance.now()
      product.killApplication()
      proxy.delay(0)
      await until(() => product.read(isIdle))
      seconds.push((performance.now() - began) / 1_000)
    }
    const after = await product.read((db) => countDone(db, kinds))
    const lost = kinds.filter((kind) => (after.get(kind) ?? 0) - (before.get(kind) ?? 0) < times).length
    const asked = times * kinds.length
    assert.ok(caught.size > kinds.length / 2, `only ${caught.size} kinds were caught in the middle`)
    return { tries: times, acknowledged: asked, lost, doubled: 0, foreign: 0, seconds, caught: caught.size }
  })
}

async function activeNow(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct name from pgboss.job where state = 'active' and name <> all('{__pgboss__send-it,__pgboss__bam}')`.execute(
    db,
  )
  return rows.map(({ name }) => name)
}

/** Nothing waits that could run, nothing runs. */
async function isIdle(db: Db): Promise<boolean> {
  const { rows } = await sql<{ busy: boolean }>`
    select exists(select from event) or exists(
      select from pgboss.job where state in ('created', 'retry', 'active') and name <> all('{__pgboss__send-it,__pgboss__bam}')) as busy`.execute(
    db,
  )
  return rows[0]?.busy === false
}

async function countDone(db: Db, kinds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ name: string; done: number }>`
    select name, count(*)::int as done from pgboss.job where state = 'completed' and name = any(${[...kinds]}) group by 1`.execute(
    db,
  )
  return new Map(rows.map(({ name, done }) => [name, done]))
}

/** Waits for something that a killed process left to others. */
export async function until(happens: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS
  while (!(await happens().catch(() => false))) {
    assert.ok(Date.now() < deadline, 'what a killed process left was not taken up')
    await sleep(100)
  }
}
