import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { MODULES } from '../../src/modules.ts'
import type { Db } from '../../src/platform/db/database.ts'
import { enqueue } from '../../src/platform/jobs/emit.ts'
import { listQueues } from '../../src/platform/jobs/queues.ts'
import type { Verdict } from './ledger.ts'
import { makeThings, PAYLOADS } from './payloads.ts'
import { type BadPostOffice, openBadPostOffice } from './post-office.ts'
import type { Product } from './product.ts'
import { withProxy } from './stalled.ts'
import type { Tries } from './tries.ts'
import { until } from './until.ts'

const QUEUES = listQueues(MODULES)
/** Every kind of background work that the manifests declare, and the nightly backup. */
export const KINDS: readonly string[] = ['platform.backup', ...QUEUES.map(({ name }) => name)]

/** Milliseconds by which each piece of the database's talk is late, so that every job takes long. */
const LATE_MS = 200
/** A job taken from the queue so long ago has arrived in its process. */
const BEGUN_MS = 500
/** For so many we wait before a kill, or for so long. */
const SHARE = 0.6
const WAIT_MS = 20_000
const SETTLES_MS = 1_000

/**
 * All kinds of work at once; their process is killed in the middle of as many as can be, until each kind was killed once
 * in the middle of its work. Each must be done to its end; told of it once more, none may do anything again.
 */
export async function killingEveryKind(tries: Tries): Promise<Verdict> {
  const office = await openBadPostOffice()
  const env = {
    ...{ BACKUP_DIR: '/dev/shm/tessuto-fault-backups', SMTP_URL: office.url },
    CONTACT_EMAIL: 'redazione@example.org',
  }
  try {
    return await withProxy({ command: 'start', env }, async (product, proxy) => {
      const payloads = await product.read(payloadsOf)
      const left = new Set(KINDS)
      for (const _ of tries.each()) {
        await product.read((db) => ask(db, left, payloads))
        proxy.delay(LATE_MS)
        await manyBegun(product, left)
        const began = performance.now()
        const at = new Date(Date.now() - BEGUN_MS)
        product.killApplication()
        proxy.delay(0)
        await sleep(SETTLES_MS)
        const caught = (await product.read((db) => active(db, at))).filter((kind) => left.delete(kind))
        await settled(product)
        for (const _kind of caught) tries.took((performance.now() - began) / 1_000)
        if (left.size === 0) break
      }
      const done = await product.read(doneKinds)
      const doubled = await doneAgain(product, office)
      const lost = KINDS.filter((kind) => !done.includes(kind)).length
      return { acknowledged: KINDS.length, lost, doubled, foreign: 0 }
    })
  } finally {
    await office.stop()
  }
}

/** Fails for a kind nobody says here how it is asked for. */
async function payloadsOf(db: Db): Promise<ReadonlyMap<string, object>> {
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

async function ask(db: Db, kinds: ReadonlySet<string>, payloads: ReadonlyMap<string, object>): Promise<void> {
  for (const kind of kinds) await enqueue(db, kind, payloads.get(kind) ?? {})
}

async function manyBegun(product: Product, left: ReadonlySet<string>): Promise<void> {
  const until = Date.now() + WAIT_MS
  for (;;) {
    const begun = await product.read((db) => active(db, new Date(Date.now() - BEGUN_MS)))
    const of = begun.filter((kind) => left.has(kind)).length
    if (of >= left.size * SHARE || (of > 0 && Date.now() > until)) return
    assert.ok(Date.now() < until + WAIT_MS, 'no work is begun')
    await sleep(50)
  }
}

/** Kinds of which one is under way since before this moment. */
async function active(db: Db, before: Date): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct name from pgboss.job
    where state = 'active' and started_on < ${before} and name = any(${[...KINDS]})`.execute(db)
  return rows.map(({ name }) => name)
}

/** Waits until nothing waits that could run and nothing runs. */
async function settled(product: Product): Promise<void> {
  await until(async () => (await product.read(unfinished)).length === 0).catch(async () => {
    throw new Error(`not done in time: ${(await product.read(unfinished)).join(', ')}`)
  })
}

async function unfinished(db: Db): Promise<string[]> {
  const { rows } = await sql<{ what: string }>`
    select 'event ' || name as what from event
    union all
    select name || ' ' || state || coalesce(' ' || (output ->> 'message'), '') from pgboss.job
    where state in ('created', 'retry', 'active') and name = any(${[...KINDS]})`.execute(db)
  return rows.map(({ what }) => what)
}

async function doneKinds(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct name from pgboss.job where state = 'completed' and name = any(${[...KINDS]})`.execute(db)
  return rows.map(({ name }) => name)
}

/** Delivers the last job of each kind once more, as after a lost acknowledgement; how much more there is then. */
async function doneAgain(product: Product, office: BadPostOffice): Promise<number> {
  const letters = () => new Set([...office.came.values()].flat()).size
  const before = [await product.read(countRows), letters()] as const
  await product.read((db) =>
    sql`update pgboss.job set state = 'retry', start_after = now(), completed_on = null where id in (
      select distinct on (name) id from pgboss.job where state = 'completed' and name = any(${[...KINDS]})
      order by name, created_on desc)`.execute(db),
  )
  await settled(product)
  const after = await product.read(countRows)
  const grown = [...after].filter(([table, rows]) => rows > (before[0].get(table) ?? 0))
  for (const [table] of grown) console.error(`  done again: more rows in ${table}`)
  return grown.length + letters() - before[1]
}

/** Rows of each table, but for those that count requests and follow what changed. */
async function countRows(db: Db): Promise<ReadonlyMap<string, number>> {
  const { rows: tables } = await sql<{ name: string }>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not like 'search\\_%'`.execute(
    db,
  )
  const counted: [string, number][] = []
  for (const { name } of tables) {
    const { rows } = await sql<{
      rows: number
    }>`select count(*)::int as rows from ${sql.table(name)}`.execute(db)
    counted.push([name, rows[0]?.rows ?? 0])
  }
  return new Map(counted)
}
