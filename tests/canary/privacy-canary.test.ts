import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { collectData, collectOwnData } from '../../src/modules/accounts/own/own-data.ts'
import { eraseByAddress } from '../../src/modules/accounts/own/remove.ts'
import { forgetPerson } from '../../src/modules/members/people/forget-person.ts'
import { MODULES } from '../../src/modules.ts'
import { places as placesOf } from '../../src/platform/db/server/places.ts'
import { createLog } from '../../src/platform/log/log.ts'
import { listPrivacy } from '../../src/platform/privacy/list-privacy.ts'
import { type RunningSearch, startSearch } from '../../src/platform/search/threads/start-search.ts'
import { type TestApplication, testApplication } from '../../src/platform/testing/application.ts'
import { CANARY, plantRest, TAX_CODE } from './plant.ts'
import { type Cell, scanFiles, scanTables } from './scan.ts'
import { tellStory } from './story.ts'

const WORDS = new RegExp(`zwirbel|${CANARY.word}|${TAX_CODE}`, 'i')
const ALSO = [CANARY.name, TAX_CODE]

let house: TestApplication
let search: RunningSearch
let story: Awaited<ReturnType<typeof tellStory>>
before(async () => {
  house = await testApplication(MODULES, { PUBLIC_URL: 'https://volontariato.example', TRUST_PROXY: '1' })
  Object.assign(house.services, { log: createLog('trace', { write: (line: string) => void log.push(line) }) })
  loggedBefore = (await databaseLog()).length
  search = startSearch(house.services, house.url)
  house.services.search = search.index
  await search.ready()
  story = await tellStory(house)
  await plantRest({ house, ...story })
})
after(() => house.stop())

/** What the process said in its log, at its most talkative. */
const log: string[] = []
/** Where PostgreSQL's log ended before her. */
let loggedBefore = 0

/** PostgreSQL's own log of the private server; another server's is not ours to read. */
async function databaseLog(): Promise<string> {
  const { rows } = await sql<{ folder: string }>`select current_setting('data_directory') as folder`.execute(
    house.db,
  )
  const path = placesOf(dirname(rows[0]?.folder ?? '')).log
  return process.env.TEST_DATABASE_URL ? '' : readFileSync(path, 'utf8').slice(loggedBefore)
}

const asked = () => ({
  ...house.services,
  now: new Date(),
  lang: 'en' as const,
  t: house.services.translate.en,
})
const places = (cells: readonly Cell[]) =>
  [...new Set(cells.map(({ table, column }) => `${table}.${column}`))].toSorted()

test('she was in every table that has something to erase', async () => {
  const there = new Set(
    (await scanTables(house.db, new RegExp(`${WORDS.source}|${story.accountId}`))).map(({ table }) => table),
  )
  const missing = listPrivacy(MODULES)
    .filter(({ personal }) => personal.some(({ erase }) => typeof erase === 'string'))
    .map(({ table }) => table)
  assert.deepEqual(
    missing.filter((table) => !there.has(table)),
    [],
    'plant her there too',
  )
})

test('what is kept of her is found, all of it', async () => {
  const { kept } = await collectData(asked(), CANARY.email, ALSO)
  const found = new Set(
    kept.flatMap(({ table, rows }) =>
      rows.flatMap((row) => Object.entries(row).map(([column, value]) => key({ table, column, value }))),
    ),
  )
  const cells = await scanTables(house.db, WORDS)
  assert.deepEqual(places(cells.filter((cell) => !found.has(key(cell)))), [])
  assert.ok(cells.length > 100)
})

test('she takes away alone what she wrote of herself, and nothing that names her in the words of others', async () => {
  const text = JSON.stringify(await collectOwnData(asked(), story.accountId))
  const own = (await scanTables(house.db, new RegExp(CANARY.word))).filter(
    ({ table }) => table !== 'sign_in_step',
  )
  for (const { table, column, value } of own)
    assert.ok(text.includes(JSON.stringify(value)), `${table}.${column}`)
  assert.doesNotMatch(text, /Richiamare|Ho parlato con|Somebody else|argon2/)
})

test('no log says anything of her, neither ours nor that of PostgreSQL, whatever is refused', async () => {
  await assert.rejects(sql`select ${CANARY.name}::text::uuid`.execute(house.db), /zwirbel/i)
  const { id } = await house.person()
  const same = sql`update account set email = ${CANARY.email} where id = ${id}`
  await assert.rejects(same.execute(house.db))
  assert.ok(log.length > 10 && log.some((line) => line.includes('/registrati')), 'it was listened to')
  const hers = new RegExp(`${WORDS.source}|${story.accountId}`, 'i')
  assert.deepEqual(
    [...log, ...(await databaseLog()).split('\n')].filter((line) => hers.test(line)),
    [],
  )
})

test('forgotten at her request, nothing is left but what the law wants and what others say in public', async () => {
  const { dataDir } = house.services.config
  assert.ok(scanFiles(dataDir, WORDS).length > 0, 'letters to her wait')
  const { erased, refused } = await eraseByAddress(asked(), CANARY.email, ALSO)
  assert.equal(refused, undefined)
  for (const { payload } of await removals()) await forgetPerson(house.services, payload)
  assert.deepEqual(places(await scanTables(house.db, WORDS)), STAYS)
  const kept = new Set(erased.filter(({ said }) => typeof said.erase !== 'string').map(({ table }) => table))
  assert.ok(
    STAYS.every((place) => kept.has(place.split('.')[0] ?? '')),
    'what stays is told with its reason',
  )
  const page = await house.app.request('/it/enti/coro-di-prova')
  assert.doesNotMatch(await page.text(), WORDS)
  assert.doesNotMatch(log.join('') + (await databaseLog()), WORDS)
  // Its threads write their files when they end; once only.
  await search.stop()
  assert.deepEqual(scanFiles(dataDir, WORDS), [])
  const { rows } = await sql<{ data: unknown }>`select data from pgboss.job`.execute(house.db)
  assert.deepEqual(
    rows,
    [{ data: { to: 'somebody.else@example.org' } }],
    'the letters of others still go out',
  )
})

/** The log of who changed the register, the proof of a mandate, and what organisations say in public. */
const STAYS = [
  'audit_entry.actor_name',
  'desk_mandate.asker_name',
  'desk_mandate.asker_role',
  'desk_mandate.reason',
  'desk_mandate.recognised_by',
  'link_address.moved_to',
  'link_address.url',
  'link_use.written',
  'organization.purpose',
]

const removals = () =>
  house.db.selectFrom('event').select('payload').where('name', '=', 'accounts.removed').execute()

/** The same value however PostgreSQL and its driver write it. */
const key = ({ table, column, value }: { table: string; column: string; value: unknown }) =>
  `${table}.${column} ${(typeof value === 'string' ? value : JSON.stringify(value)).replace(/[\s"\\{}[\]]/g, '')}`
