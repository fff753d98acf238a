import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { type TestDatabase, testDatabase } from '../../../platform/testing/database.ts'
import { loadDemo } from '../demo/seed.ts'
import { readRecord } from './read-record.ts'
import type { RecordDocument } from './record-document.ts'
import { recordIssues } from './record-issues.ts'
import { normalised } from './record-rows.ts'
import { writeRecord } from './write-record.ts'

const NOW = new Date('2026-11-22T10:00:00Z')
const by = { source: 'owner', sourceRef: 'Scheda', by: 'person:1', at: NOW } as const
let database: TestDatabase

before(async () => {
  database = await testDatabase()
  await loadDemo(database.db, NOW)
})
after(() => database.stop())

const read = async (id: string) => {
  const found = await readRecord(database.db, id)
  assert.ok(found)
  return found
}

const write = (document: RecordDocument, expectedVersion: number) =>
  database.db
    .transaction()
    .execute((tx) =>
      writeRecord(tx, { organizationId: document.organization.id, expectedVersion, document, by }),
    )

const demoIds = async () =>
  (
    await database.db.selectFrom('organization').select('id').where('demo', '=', true).orderBy('id').execute()
  ).map(({ id }) => id)

async function tablesDigest(): Promise<string> {
  const { rows } = await sql<{
    digest: string
  }>`select md5(string_agg(t::text, '' order by t::text)) as digest
    from (select o::text as t from organization o union all select f::text from field_assertion f
      union all select s::text from schedule s union all select l::text from location l) x`.execute(
    database.db,
  )
  return rows[0]?.digest ?? ''
}

test('every record of the demo is read and written back without a change', async () => {
  const before = await tablesDigest()
  const ids = await demoIds()
  assert.equal(ids.length, 617)
  for (const id of ids) {
    const { document, version } = await read(id)
    assert.deepEqual(recordIssues(document), [], document.organization.name)
    const written = await write(document, version)
    assert.ok(!('refused' in written))
    assert.deepEqual([written.version, written.changes], [version, []])
  }
  assert.equal(await tablesDigest(), before)
})

test('a record of the demo takes any record and gives it back', async () => {
  const [first = ''] = await demoIds()
  const original = await read(first)
  await fc.assert(
    fc.asyncProperty(fc.string({ maxLength: 200 }), fc.nat({ max: 500 }), async (text, members) => {
      const { document, version } = await read(first)
      const organization = { ...document.organization, purpose: text, member_count: members }
      const wanted = normalised({ ...document, organization })
      assert.ok(!('refused' in (await write(wanted, version))))
      assert.deepEqual((await read(first)).document, wanted)
    }),
    { numRuns: 20 },
  )
  assert.ok(!('refused' in (await write(original.document, (await read(first)).version))))
  assert.deepEqual((await read(first)).document, original.document)
})
