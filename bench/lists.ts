// node dist/bench/lists.js [SIZE] [TIMES]: the staff's list of records and the look-up of the desk, in a scratch database.
import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { exactIds } from '../src/modules/desk/look-up.ts'
import { knowledge } from '../src/modules/directory/search/knowledge.ts'
import { BodyFilter, SORTS } from '../src/modules/lists/bodies/filter.ts'
import { type Asked, countBodies, listBodies } from '../src/modules/lists/bodies/queries.ts'
import { loadCodeLists } from '../src/modules/taxonomy/api.ts'
import { loadTerritoryData } from '../src/modules/territory/api.ts'
import { connect, type Db } from '../src/platform/db/database.ts'
import { testDatabase } from '../src/platform/testing/database.ts'
import { NATION } from './search/fill.ts'
import { organization } from './search/organization.ts'
import { rowsOf } from './search/rows.ts'
import { timing } from './search/timing.ts'
import { vocabulary } from './search/vocabulary.ts'

const [size = 150_000, times = 40] = process.argv.slice(2).map(Number)

/** Organisations written at once. */
const BATCH = 5_000

/** What the lists and the desk read of an organisation, with a phone and an address of mail for each. */
async function load(db: Db): Promise<void> {
  const words = vocabulary(await knowledge(db, NATION))
  for (let from = 0; from < size; from += BATCH) {
    const some = Array.from({ length: Math.min(BATCH, size - from) }, (_, at) =>
      organization('lists', from + at, words),
    )
    await db.transaction().execute(async (tx) => {
      // The generator writes nothing that is not there.
      await sql`set local session_replication_role = replica`.execute(tx)
      for (const table of ['organization', 'organization_identifier', 'organization_term', 'location']) {
        const rows = some.flatMap((one) => rowsOf(one)[table] ?? [])
        const columns = sql.join(Object.keys(rows[0] ?? {}).map((name) => sql.ref(name)))
        await sql`insert into ${sql.table(table)} (${columns}) select ${columns}
          from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::json)`.execute(tx)
      }
      const ids = some.map(({ id }) => id)
      await sql`insert into phone (id, organization_id, number, position)
        select id, organization_id, '+390574' || right(identifier, 6), 0 from organization_identifier
        where organization_id = any(${ids}::uuid[])`.execute(tx)
      await sql`select organization_glance_refresh(${ids}::uuid[])`.execute(tx)
    })
  }
  await sql`update organization set visibility = 'draft' where right(slug, 1) = '7'`.execute(db)
  await insertOwners(db)
  await sql`vacuum analyze`.execute(db)
}

/** An account that looks after it for every tenth organisation. */
const insertOwners = (db: Db) =>
  sql`with owner as (
    insert into account (id, user_id, email, name, state)
    select id, 'ente' || row_number() over (), id || '@example.org', 'Referente', 'active'
    from organization where right(slug, 1) = '3' returning id)
  insert into role_grant (id, account_id, role, organization_id, granted_by)
  select gen_random_uuid(), id, 'organization_owner', id, 'bench' from owner`.execute(db)

/** Processor milliseconds of the one connection used, on Linux. */
async function databaseCpu(db: Db): Promise<number> {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db)
  const fields = readFileSync(`/proc/${rows[0]?.pid}/stat`, 'utf8').split(' ')
  return (Number(fields[13]) + Number(fields[14])) * 10
}

async function measure(db: Db, name: string, ask: (at: number) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < 3; at++) await ask(at)
  const taken: number[] = []
  const cpu = await databaseCpu(db)
  for (let at = 0; at < times; at++) {
    const began = performance.now()
    await ask(at)
    taken.push(performance.now() - began)
  }
  const spent = ((await databaseCpu(db)) - cpu) / times
  const { p50, p99 } = timing(taken, 1)
  console.log(`| ${name} | ${p50.toFixed(1)} | ${p99.toFixed(1)} | ${spent.toFixed(1)} |`)
}

const now = new Date()
const listed = (filter: Record<string, string>, scope?: readonly string[]): Asked => ({
  filter: BodyFilter.parse(filter),
  scope,
  now,
})
const NAMES = ['coro', 'san giorgio', 'amici', 'volontari prato', 'zzz', 'cooperativa']
const PROVINCES = ['100', '048', '015', '058']

/** A page of the list as it is opened: its rows, and how many there are. */
const page = (db: Db, asked: Asked) => Promise.all([listBodies(db, asked, undefined), countBodies(db, asked)])

const scratch = await testDatabase()
const db = connect(scratch.url, { max: 1 })
try {
  await loadCodeLists(db)
  await loadTerritoryData(db)
  const began = performance.now()
  await load(db)
  console.log(`${size} organisations written in ${((performance.now() - began) / 1_000).toFixed(0)} s\n`)
  console.log(`| ${times} times each | p50 ms | p99 ms | processor of PostgreSQL, ms |\n|---|---|---|---|`)
  await measure(db, 'list, unfiltered', () => page(db, listed({})))
  await measure(db, 'list, one province', (at) =>
    page(db, listed({}, [PROVINCES[at % PROVINCES.length] ?? ''])),
  )
  await measure(db, 'list, by text', (at) => page(db, listed({ testo: NAMES[at % NAMES.length] ?? '' })))
  for (const ordine of SORTS)
    await measure(db, `list, ordered by \`${ordine}\``, (at) =>
      page(db, listed({ ordine, verso: at % 2 === 0 ? '' : 'giu' })),
    )
  const number = (at: number) => String((at * 7_919) % size).padStart(6, '0')
  await measure(db, 'desk, by phone', (at) => exactIds(db, `0574 ${number(at)}`, undefined))
  await measure(db, 'desk, by tax code', (at) => exactIds(db, `90000${number(at)}`, undefined))
  await measure(db, 'desk, by name (those not public)', (at) =>
    exactIds(db, NAMES[at % NAMES.length] ?? '', ['100']),
  )
} finally {
  await db.destroy()
  await scratch.stop()
}
