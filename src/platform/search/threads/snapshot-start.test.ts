import assert from 'node:assert/strict'
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { newId } from '../../ids.ts'
import { earlierTransactionsEnded } from '../../testing/earlier-transactions.ts'
import { type SearchHouse, searchHouse, until } from '../../testing/search-house.ts'
import { purgeWithdrawn } from '../feed/purge.ts'
import { searchFolder } from './start-search.ts'

let house: SearchHouse
before(async () => {
  house = await searchHouse()
})
after(() => house.stop())

const folder = () => searchFolder(house.dataDir)
const filesOf = (path: string) => (existsSync(path) ? readdirSync(path).map((name) => join(path, name)) : [])
const hasFile = (path = folder()) => filesOf(path).length === 1
const oneFile = (path = folder()): string => filesOf(path)[0] ?? ''

/** Changes a title as nobody who follows can see: who finds the new one has read all documents anew. */
const changeUnseen = (id: string, from: string, to: string) =>
  sql`update search_document set document = replace(document::text, ${from}, ${to})::json
    where id = ${id}`.execute(house.db)

/** Whether the next start makes the index anew. */
async function makesAnew(spoil: () => unknown): Promise<boolean> {
  await house.halt()
  const id = newId()
  await house.put({ [id]: 'Prima' })
  await house.start()
  house.search().rebuild()
  const had = oneFile()
  await until(() => hasFile() && oneFile() !== had)
  await house.halt()
  await changeUnseen(id, 'Prima', 'Dopo')
  await spoil()
  await house.start()
  const found = await house.find('dopo')
  await house.put({ [id]: null })
  return found?.includes(id) ?? false
}

test('the next start reads the file, and follows from there', async () => {
  const later = newId()
  assert.equal(await makesAnew(() => house.put({ [later]: 'Aggiunta' })), false)
  assert.deepEqual(await house.find('aggiunta'), [later])
})

test('a file with a changed byte is not used', async () => {
  const spoil = () => {
    const bytes = readFileSync(oneFile())
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 100) ^ 1, bytes.length - 100)
    writeFileSync(oneFile(), bytes)
  }
  assert.equal(await makesAnew(spoil), true)
})

test('a file that another database wrote is not used', async () => {
  const other = await searchHouse()
  try {
    await other.start()
    const foreign = searchFolder(other.dataDir)
    await until(() => hasFile(foreign))
    await other.halt()
    const swap = async () => {
      cpSync(oneFile(foreign), oneFile())
      // Also where the mark is there, as in a copy of the database.
      await sql`insert into search_mark (id, horizon)
        values (${basename(oneFile(foreign), '.index')}, '1')`.execute(house.db)
    }
    assert.equal(await makesAnew(swap), true)
  } finally {
    await other.stop()
  }
})

test('a file is not used once the database was put back to before it was written', async () => {
  assert.equal(await makesAnew(() => sql`delete from search_mark`.execute(house.db)), true)
})

test('a file that missed a purge does not bring a withdrawn record back', async () => {
  const secret = newId()
  await house.halt()
  await house.put({ [secret]: 'Riservato' })
  await house.start()
  house.search().rebuild()
  const had = oneFile()
  await until(() => hasFile() && oneFile() !== had)
  assert.deepEqual(await house.find('riservato'), [secret])
  await house.halt()
  await house.put({ [secret]: null })
  await earlierTransactionsEnded(house.db)
  const now = Date.now()
  await purgeWithdrawn(house.db, new Date(now + 1_000))
  await purgeWithdrawn(house.db, new Date(now + 8 * 86_400_000))
  const { rows } = await sql`select from search_document where id = ${secret}`.execute(house.db)
  assert.equal(rows.length, 0, 'it was purged')
  await house.start()
  assert.deepEqual(await house.find('riservato'), [])
})

test('an index that runs while a purge passes it by does not keep a withdrawn record', async () => {
  const secret = newId()
  await house.put({ [secret]: 'Nascosto' })
  await until(async () => (await house.find('nascosto'))?.length === 1)
  // All in one transaction, so that no look comes between: as if this node had been cut off for a week.
  await house.db.transaction().execute(async (tx) => {
    await sql`delete from search_document where id = ${secret}`.execute(tx)
    await sql`insert into search_mark (id, horizon, purged)
      values (gen_random_uuid(), (pg_current_xact_id()::text::bigint + 1)::text::xid8, true)`.execute(tx)
  })
  await until(async () => (await house.find('nascosto'))?.length === 0)
})

test('an index that is not what the database has, whatever the reason, is made anew', async () => {
  const id = newId()
  await house.put({ [id]: 'Fantasma' })
  await until(async () => (await house.find('fantasma'))?.length === 1)
  house.search().rebuild()
  const had = oneFile()
  await until(() => oneFile() !== '' && oneFile() !== had)
  await house.halt()
  // As after a crash that lost what was committed last: no follower is told.
  await sql`delete from search_document where id = ${id}`.execute(house.db)
  await house.start()
  await until(async () => (await house.find('fantasma'))?.length === 0)
})

test('what is found after any changes and restarts is what the database has', async () => {
  await sql`delete from search_mark`.execute(house.db)
  const ids = Array.from({ length: 20 }, () => newId())
  const Put = fc.array(fc.tuple(fc.nat(19), fc.constantFrom('Rosso', 'Verde', null)), {
    minLength: 1,
    maxLength: 8,
  })
  const Step = fc.oneof(
    { weight: 6, arbitrary: Put },
    { weight: 1, arbitrary: fc.constant('restart' as const) },
  )
  const run = async (steps: readonly (readonly (readonly [number, string | null])[] | 'restart')[]) => {
    for (const step of steps) {
      if (step === 'restart') {
        await house.halt()
        await house.start()
      } else await house.put(Object.fromEntries(step.map(([n, title]) => [ids[n] ?? '', title])))
    }
    await until(() => house.search().index.settled(-Math.random()))
    for (const colour of ['Rosso', 'Verde']) {
      const { rows } = await sql<{ id: string }>`select id from search_document
        where kind = 'sample' and document->>'title' = ${colour} order by id`.execute(house.db)
      assert.deepEqual(
        await house.find(colour.toLowerCase()),
        rows.map(({ id }) => id),
      )
    }
  }
  await fc.assert(fc.asyncProperty(fc.array(Step, { minLength: 5, maxLength: 40 }), run), { numRuns: 6 })
})

test('files of others in the folder do no harm', async () => {
  const spoil = () => {
    cpSync(oneFile(), join(folder(), `${newId()}.index`))
    writeFileSync(join(folder(), `${newId()}.index`), 'rubbish')
    writeFileSync(join(folder(), `${newId()}.index.new`), '')
  }
  assert.equal(await makesAnew(spoil), false)
})
