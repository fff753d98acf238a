import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type TestDatabase, testDatabase } from '../../../platform/testing/database.ts'
import { DETAIL_TABLES } from './rows.ts'
import { loadDemo, removeDemo } from './seed.ts'

const NOW = new Date('2026-11-21T12:00:00Z')
const REAL = '00000000-0000-4000-8000-000000000001'
let database: TestDatabase

before(async () => {
  database = await testDatabase()
  await database.db
    .insertInto('organization')
    .values({ id: REAL, slug: 'la-lanterna-dei-compiti', name: 'Una vera associazione' })
    .execute()
})
after(() => database.stop())

async function counts(): Promise<Record<string, number>> {
  const entries = ['organization', ...DETAIL_TABLES].map(async (table) => {
    const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(
      database.db,
    )
    return [table, rows[0]?.n ?? 0] as const
  })
  return Object.fromEntries(await Promise.all(entries))
}

test('the demo fills every table and is marked', async () => {
  const added = await loadDemo(database.db, NOW)
  const filled = await counts()
  assert.equal(filled.organization, added + 1)
  for (const table of DETAIL_TABLES) assert.ok((filled[table] ?? 0) > 0, table)
  const marked = await database.db.selectFrom('organization').select('id').where('demo', '=', true).execute()
  assert.equal(marked.length, added)
})

test('a real organisation keeps its address, its fictional namesake gets another', async () => {
  const { db } = database
  const real = await db.selectFrom('organization').select('slug').where('id', '=', REAL).executeTakeFirst()
  assert.equal(real?.slug, 'la-lanterna-dei-compiti')
  const other = await db
    .selectFrom('organization')
    .select('demo')
    .where('slug', '=', 'la-lanterna-dei-compiti-demo')
    .executeTakeFirst()
  assert.equal(other?.demo, true)
})

test('values said by somebody are stored as they are, not quoted twice', async () => {
  const { rows } = await sql<{ same: boolean }>`
    select bool_and(value = to_jsonb(name)) as same from field_assertion join organization on organization.id = entity_id
    where field = 'name'`.execute(database.db)
  assert.equal(rows[0]?.same, true)
})

test('loading it again changes nothing', async () => {
  const before = await counts()
  assert.equal(await loadDemo(database.db, NOW), 0)
  assert.deepEqual(await counts(), before)
})

test('what was loaded is in the search', async () => {
  const { rows } = await sql<{ n: number }>`select count(*) as n from organization_search`.execute(
    database.db,
  )
  assert.ok((rows[0]?.n ?? 0) > 500)
})

test('removing it takes away the fictional rows and leaves the real ones', async () => {
  const { db } = database
  const parent = await db
    .selectFrom('organization')
    .select('id')
    .where('demo', '=', true)
    .limit(1)
    .executeTakeFirst()
  await db
    .updateTable('organization')
    .set({ parent_organization_id: parent?.id ?? null })
    .where('id', '=', REAL)
    .execute()
  assert.ok((await removeDemo(db, NOW)) > 500)
  const left = await counts()
  assert.equal(left.organization, 1)
  for (const table of DETAIL_TABLES) assert.equal(left[table], 0, table)
  assert.equal(await removeDemo(db, NOW), 0)
  const { rows } = await sql<{ n: number }>`
    select (select count(*) from organization_search) + (select count(*) from organization_search_word) as n`.execute(
    db,
  )
  assert.equal(rows[0]?.n, 0)
})
