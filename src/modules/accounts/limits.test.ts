import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import { type TestDatabase, testDatabase } from '../../platform/testing/database.ts'
import { countTry, FROM_HERE, takeBackTry } from './limits.ts'

let database: TestDatabase
before(async () => {
  database = await testDatabase()
})
after(() => database.stop())

const now = new Date('2026-11-22T10:00:00Z')
const earlier = (milliseconds: number) => new Date(now.getTime() - milliseconds)

test('five tries count as five, in whatever order they come to the database', async () => {
  const waits = []
  for (const at of [0, 1, 5, 3, 900, 2])
    waits.push(await countTry(database.db, 'one', FROM_HERE, earlier(at)))
  assert.deepEqual(waits.slice(0, 5), [0, 0, 0, 0, 0])
  assert.ok((waits[5] ?? 0) >= 29)
})

test("who began before a colleague's right password came in does not wait", async () => {
  await countTry(database.db, 'office', FROM_HERE, earlier(20))
  await takeBackTry(database.db, 'office', now)
  assert.equal(await countTry(database.db, 'office', FROM_HERE, earlier(10)), 0)
})

test('a process that starts anew goes on counting', async () => {
  for (let tries = 0; tries < FROM_HERE.free; tries++) await countTry(database.db, 'anew', FROM_HERE, now)
  const [db, limits] = ['../../platform/db/database.js', 'limits.js'].map(
    (file) => new URL(file, import.meta.url),
  )
  const program = `import { connect } from '${db}'; import { countTry, FROM_HERE } from '${limits}'
    const db = connect('${database.url}', { max: 1 })
    console.log(await countTry(db, 'anew', FROM_HERE, new Date('${now.toISOString()}')))
    await db.destroy()`
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program])
  assert.ok(Number(stdout) > 0, stdout)
})
