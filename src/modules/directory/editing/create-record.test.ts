import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestDatabase, testDatabase } from '../../../platform/testing/database.ts'
import { createRecord, emptyRecord, type NewRecord } from './create-record.ts'
import { readRecord } from './read-record.ts'
import { normalised } from './record-rows.ts'

const by = {
  source: 'desk',
  sourceRef: 'Sportello',
  by: 'person:2',
  at: new Date('2026-11-22T10:00:00Z'),
} as const
const id = (n: number) => `00000000-0000-7000-8000-0000000000${n}`
let database: TestDatabase

before(async () => {
  database = await testDatabase()
})
after(() => database.stop())

const named = (n: number, name: string, lists: object = {}) =>
  normalised({ organization: { ...emptyRecord(id(n), 'it').organization, name }, ...lists })
const create = (document: NewRecord['document'], visibility: NewRecord['visibility'] = 'draft') =>
  database.db.transaction().execute((tx) => createRecord(tx, { document, visibility, by }))

test('a new record is what was given, has an address and says who brought each value', async () => {
  const document = named(10, 'Banda «La Ginestra»', { languages: [{ code: 'it' }] })
  const made = await create(document, 'public')
  assert.ok(!('refused' in made) && made.version === 1)
  assert.deepEqual(await readRecord(database.db, id(10)), { version: 1, document })
  const row = await database.db
    .selectFrom('organization')
    .innerJoin('field_assertion as a', 'a.entity_id', 'organization.id')
    .select(['slug', 'a.value', 'a.source', 'a.source_ref', 'a.asserted_by'])
    .where('organization.id', '=', id(10))
    .where('a.field', '=', 'name')
    .executeTakeFirst()
  assert.deepEqual(row, {
    ...{ slug: 'banda-la-ginestra', value: 'Banda «La Ginestra»', source: 'desk', source_ref: 'Sportello' },
    asserted_by: 'person:2',
  })
})

test('a draft is not found by anybody, a public record is', async () => {
  await create(named(11, 'Circolo in attesa'))
  await create(named(12, 'Circolo aperto'), 'public')
  const found = await database.db
    .selectFrom('organization_search')
    .select('organization_id')
    .where('organization_id', 'in', [id(11), id(12)])
    .execute()
  assert.deepEqual(found, [{ organization_id: id(12) }])
})

test('without a name nothing is made', async () => {
  const made = await create(emptyRecord(id(13), 'it'))
  assert.ok('refused' in made && made.refused === 'invalid')
  assert.deepEqual(
    made.issues.map(({ entity, field }) => [entity, field]),
    [['organization', 'name']],
  )
  assert.equal(await readRecord(database.db, id(13)), undefined)
})

test('the database itself refuses a service in the house of another', async () => {
  const service = { id: id(31), name: 'Prove', status: 'active', position: 0 }
  const location = { id: id(32), location_type: 'physical', position: 0 }
  await create(named(14, 'Coro', { services: [service] }))
  await create(named(15, 'Banda', { locations: [location] }))
  const place = { id: id(33), service_id: id(31), location_id: id(32) }
  await assert.rejects(
    database.db.insertInto('service_at_location').values(place).execute(),
    /two organisations/,
  )
})
