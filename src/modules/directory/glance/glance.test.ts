import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { MODULES } from '../../../modules.ts'
import { type TestApplication, testApplication } from '../../../platform/testing/application.ts'
import { completeness } from '../editing/next-steps.ts'
import { readRecord } from '../editing/read-record.ts'
import { setVisibility } from '../editing/set-visibility.ts'

let house: TestApplication
before(async () => {
  house = await testApplication(MODULES, {}, { demo: true })
})
after(() => house.stop())

const glances = () => house.db.selectFrom('organization_glance').selectAll().execute()

test('a list says the same completeness as the record itself, for every record of the demo', async () => {
  const rows = await glances()
  assert.ok(rows.length > 30)
  for (const row of rows) {
    const record = await readRecord(house.db, row.organization_id)
    assert.ok(record)
    assert.equal(row.completeness, Math.round(100 * completeness(record.document).share), row.name_folded)
  }
  assert.ok(new Set(rows.map((row) => row.completeness)).size > 3)
})

test('a record that is hidden, however that was done, is so in the list at once', async () => {
  const [one, other] = await glances()
  assert.ok(one && other)
  await house.db.transaction().execute((tx) => setVisibility(tx, one.organization_id, 'hidden', new Date()))
  await house.db
    .updateTable('organization')
    .set({ visibility: 'draft' })
    .where('id', '=', other.organization_id)
    .execute()
  const states = new Map((await glances()).map((row) => [row.organization_id, row.state]))
  assert.equal(states.get(one.organization_id), 'hidden')
  assert.equal(states.get(other.organization_id), 'draft')
})
