import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { newId } from '../ids.ts'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { folderStore } from './file-store.ts'
import { countMissing, removeStrays, strayFiles } from './stray-files.ts'

const root = mkdtempSync(join(tmpdir(), 'tessuto-stray-'))
const files = folderStore(root)
const NOW = new Date('2026-11-22T12:00:00Z')
const LONG_AGO = new Date('2026-11-19T12:00:00Z')

let database: TestDatabase
before(async () => {
  database = await testDatabase()
})
after(async () => {
  await database.stop()
  rmSync(root, { recursive: true, force: true })
})

async function keep(words: string, came: Date): Promise<string> {
  const { hash } = await files.put(
    (async function* () {
      yield Buffer.from(words)
    })(),
  )
  utimesSync(files.path(hash), came, came)
  return hash
}

const document = (hash: string) =>
  database.db
    .insertInto('document')
    .values({
      ...{ id: newId(), organization_id: null, format: 'pdf', name: 'statuto', hash, bytes: 7 },
      ...{ uploaded_by: 'x', created_at: LONG_AGO, released_at: LONG_AGO },
    })
    .execute()

test('what was cut off between disk and database goes after two days, and nothing else', async () => {
  const services = { db: database.db, files }
  const stray = await keep('cut off', LONG_AGO)
  const fresh = await keep('coming', NOW)
  const named = await keep('statuto', LONG_AGO)
  await document(named)
  const half = join(root, 'incoming', newId())
  writeFileSync(half, 'half')
  utimesSync(half, LONG_AGO, LONG_AGO)
  const found = []
  for await (const hash of strayFiles(services, NOW)) found.push(hash)
  assert.deepEqual(found, [stray])
  await removeStrays(services, NOW)
  assert.deepEqual(await Promise.all([stray, fresh, named].map(files.has)), [false, true, true])
  assert.deepEqual(readdirSync(join(root, 'incoming')), [])
})

test('rows whose content is gone are counted', async () => {
  await document('a'.repeat(64))
  assert.equal(await countMissing({ db: database.db, files }), 1)
})
