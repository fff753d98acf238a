import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestDatabase, testDatabase } from '../../platform/testing/database.ts'
import { territory } from './api.ts'
import { loadTerritoryData } from './load.ts'
import { forgetPlaces, places } from './snapshot.ts'

let database: TestDatabase
before(async () => {
  database = await testDatabase()
})
after(() => database.stop())

test('the country is loaded once, and a second start changes nothing', async () => {
  const { db } = database
  assert.equal(await loadTerritoryData(db), true)
  assert.equal(await loadTerritoryData(db), false)
  const { count } = await db
    .selectFrom('municipality')
    .where('successor_code', 'is', null)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  assert.equal(count, 7894)
})

test('data that changed is brought up to date without losing a row', async () => {
  const { db } = database
  await db.updateTable('municipality').set({ name: 'Wrong' }).where('istat_code', '=', '100005').execute()
  await db.updateTable('territory_state').set({ fingerprint: 'old' }).execute()
  forgetPlaces(db)
  assert.equal((await places(db)).municipality('100005')?.name, 'Wrong')
  assert.equal(await loadTerritoryData(db), true)
  forgetPlaces(db)
  assert.equal((await places(db)).municipality('100005')?.name, 'Prato')
})

test('the territory served is the one configured', async () => {
  const { names, municipalities } = await territory(database.db, { territory: 'province:100' })
  assert.equal(names.en, 'Province of Prato')
  assert.deepEqual(
    municipalities
      .map(({ istat }) => istat)
      .sort()
      .at(-1),
    '100007',
  )
  assert.equal(await places(database.db), await places(database.db), 'one snapshot is shared')
})
