import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { connect, type Db } from '../../src/platform/db/database.ts'
import { enterByLink, makeEntryLink } from '../../src/platform/session/entry-link.ts'
import { SESSION_COOKIE } from '../../src/platform/session/session.ts'
import { type Processor, processorOf } from './processor.ts'
import { nextVersion, type Site, startSite, until } from './site.ts'
import { read, startTraffic, type Traffic, type While } from './traffic.ts'

// node dist/bench/nodes/nodes.js [--rate 50] [--only WORD]: two nodes behind HAProxy on a primary and a replica, 50 requests a second,
// while nodes are restarted, exchanged for the next version and killed, the replica falls behind and the primary is lost. Prints a table after about
// five minutes; ends with 1 when something failed that must not.

const { values } = parseArgs({
  options: { rate: { type: 'string', default: '50' }, only: { type: 'string', default: '' } },
})
const RATE = Number(values.rate)
const CALM_MS = 15_000
const LAG_MS = 5_000
/** The table must not be touched for so long while the next version wants to change it. */
const HELD_SECONDS = 4

/** Expand: what the version before knows stays as it is. */
const EXPAND = `
alter table organization add column next_version text not null default 'new';
create index organization_next_version on organization (next_version);
`

const site = await startSite()
const db = connect(site.pair.url, { max: 3 })
const lines: string[] = []
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => void site.stop().finally(() => process.exit(130)))
try {
  await run(site, db)
} finally {
  await db.destroy()
  await site.stop()
}

async function run(site: Site, db: Db): Promise<void> {
  const traffic = startTraffic(site.address, {
    rate: RATE,
    paths: await pathsOf(db),
    cookie: await enter(db),
  })
  await sleep(2_000)
  for (const [name, happens] of steps(site, db, traffic))
    if (name.includes(values.only))
      await happens(name).catch((error: Error) => {
        note(name, `broken: ${error.message}`)
        process.exitCode = 1
      })
  const verdict = await traffic.stop(db)
  console.log('| what happens | reads | failed | writes | failed | p50 ms | p99 ms | most ms |')
  console.log('|---|---|---|---|---|---|---|---|')
  for (const line of lines) console.log(line)
  console.log(
    `\n${verdict.acknowledged} writes acknowledged: ${verdict.lost} lost, ${verdict.doubled} doubled, ${verdict.foreign} nobody asked for.`,
  )
  if (verdict.lost + verdict.doubled + verdict.foreign > 0) process.exitCode = 1
}

type Step = readonly [name: string, happens: (name: string) => Promise<void>]

/** What happens, in this order: after the last the replica is the primary. */
function steps(site: Site, db: Db, traffic: Traffic): readonly Step[] {
  const during = (work: () => Promise<unknown>) => async (name: string) =>
    note(name, await traffic.during(work))
  return [
    ['nothing happens', (name) => calm(site, traffic, name)],
    ['one address asks 330 times for open data, 300 a minute are allowed', (name) => flood(site, name)],
    ['rolling restart of both nodes', during(() => roll(site))],
    [
      `rolling change to the next version; its migration waits ${HELD_SECONDS} s for a table`,
      during(() =>
        Promise.all([hold(db), sleep(500).then(() => roll(site, nextVersion(site.root, EXPAND)))]),
      ),
    ],
    ['rolling change back to the version before', during(() => roll(site))],
    [`replica stands still for ${LAG_MS / 1_000} s`, during(() => standStill(site))],
    ['kill -9 of a node, started again', during(() => killNode(site))],
    ['work of every minute, two nodes', (name) => scheduled(db, name)],
    ['primary killed, replica promoted 3 s later', (name) => losePrimary(site, traffic, name)],
  ]
}

async function calm(site: Site, traffic: Traffic, name: string): Promise<void> {
  const before = processorOf(site)
  const seen = await traffic.during(() => sleep(CALM_MS))
  note(name, seen)
  note('processor of that', perRequest(before, processorOf(site), seen))
}

function note(what: string, seen: While | string): void {
  const line =
    typeof seen === 'string'
      ? `| ${what}: ${seen} | | | | | | | |`
      : `| ${what} | ${seen.reads} | ${seen.failedReads} | ${seen.writes} | ${seen.failedWrites} | ${[seen.p50, seen.p99, seen.most].map((ms) => ms.toFixed(0)).join(' | ')} |`
  lines.push(line)
  console.error(line)
  if (typeof seen !== 'string' && !isAsPromised(what, seen)) process.exitCode = 1
}

/** Nothing fails; only what a killed node was writing, and what is sent while there is no primary, is not kept. */
function isAsPromised(what: string, { failedReads, failedWrites }: While): boolean {
  return failedReads === '0' && (failedWrites === '0' || /^(?:primary killed|kill -9)/.test(what))
}

function perRequest(before: Processor, after: Processor, { reads, writes }: While): string {
  const of = (name: keyof Processor) =>
    `${name} ${(((after[name] - before[name]) * 1_000) / (reads + writes)).toFixed(1)} ms`
  return `${of('nodes')}, ${of('primary')}, ${of('replica')} a request, what runs by itself included`
}

/** Each node is stopped and started before the other is touched. */
async function roll({ nodes }: Site, project?: string): Promise<void> {
  for (const node of nodes) {
    await node.stop()
    await node.start(project)
    await sleep(2_000)
  }
}

/** Somebody reads a table for long, in a transaction. */
function hold(db: Db): Promise<void> {
  return db.transaction().execute(async (tx) => {
    await sql`select count(*) from organization`.execute(tx)
    await sql`select pg_sleep(${HELD_SECONDS})`.execute(tx)
  })
}

/** The balancer sends one address to one node, which counts: with each node counting a half, all would pass. */
async function flood({ address }: Site, name: string): Promise<void> {
  const statuses: number[] = []
  for (let asked = 0; asked < 330; asked += 10) {
    const ten = Array.from({ length: 10 }, () => read(`${address}/hsds`, '127.0.0.9'))
    statuses.push(...(await Promise.all(ten)))
  }
  const of = (status: number) => statuses.filter((one) => one === status).length
  note(name, `${of(200)} answered, ${of(429)} refused`)
}

async function standStill({ pair, nodes }: Site): Promise<void> {
  const reads = async () => {
    const status = await Promise.all(nodes.map((node) => node.status()))
    return status.some(({ checks }) => checks.replicas?.some(({ state }) => state === 'read'))
  }
  await until(reads, 'a read replica')
  await pair.replica.ask('select pg_wal_replay_pause()')
  const began = performance.now()
  await until(async () => !(await reads()), 'nodes that leave the replica')
  const left = ((performance.now() - began) / 1_000).toFixed(1)
  await sleep(LAG_MS)
  await pair.replica.ask('select pg_wal_replay_resume()')
  const resumed = performance.now()
  await until(reads, 'a replica that is read again')
  note(
    'replica stands still',
    `no node reads from it after ${left} s, both again ${((performance.now() - resumed) / 1_000).toFixed(1)} s after it goes on`,
  )
}

async function killNode({ nodes: [first] }: Site): Promise<void> {
  first.kill()
  await sleep(3_000)
  await first.start()
  await sleep(2_000)
}

/** Work of every minute was begun once in each, though two nodes look at the clock. */
async function scheduled(db: Db, name: string): Promise<void> {
  const { rows } = await sql<{ minutes: number; most: number }>`
    select count(*)::int as minutes, max(times)::int as most from (
      select count(*) as times from pgboss.job where name in (
        select name from pgboss.schedule where cron = '* * * * *')
      group by name, date_trunc('minute', created_on)) as per_minute`.execute(db)
  const { minutes = 0, most = 0 } = rows[0] ?? {}
  note(name, `${minutes} minutes, at most ${most} job in one of them`)
}

/** The primary is gone; who watches it promotes the replica. */
async function losePrimary({ pair }: Site, { ledger, during }: Traffic, name: string): Promise<void> {
  let again = 0
  const seen = await during(async () => {
    pair.primary.kill()
    await sleep(3_000)
    await pair.replica.ask('select pg_promote()')
    const promoted = performance.now()
    again = (await ledger.next()) - promoted
    await sleep(CALM_MS)
  })
  note(`${name}; writing again ${(again / 1_000).toFixed(1)} s after that`, seen)
}

async function enter(db: Db): Promise<string> {
  const now = new Date()
  const link = await makeEntryLink(db, { name: 'Sportello', roles: ['urp_operator'], now })
  return `${SESSION_COOKIE}=${await enterByLink(db, link, now)}`
}

/** Pages as people read them: searches, records, the home page, in six languages. */
async function pathsOf(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('organization')
    .select('slug')
    .where('visibility', '=', 'public')
    .orderBy('slug')
    .limit(200)
    .execute()
  return rows.flatMap(({ slug }, number) => {
    const lang = ['it', 'it', 'it', 'en', 'fr', 'zh', 'ar', 'ru'][number % 8]
    const word = slug.split('-').at(-1) ?? ''
    return [`/${lang}/enti/${slug}`, `/${lang}/enti?q=${encodeURIComponent(word)}`, `/${lang}`]
  })
}
