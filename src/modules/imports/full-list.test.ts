import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { BY, type ImportFixture, importFixture, REAL } from './import-fixture.ts'
import { applyBatch } from './run.ts'

let it: ImportFixture
before(async () => {
  if (!REAL.skip) it = await importFixture()
})
after(() => it?.stop())

const EXPECTED = { new: 60_994, changed: 0, same: 0, ambiguous: 0, rejected: 0, set_aside: 7_982 }

test('the whole list of 2020: 7,982 municipalities aside, every body of the same name apart, twice the same', {
  skip: REAL.skip,
  timeout: 600_000,
}, async () => {
  const first = await it.stage({ path: REAL.all })
  assert.equal(first.rows_read, 68_976)
  assert.deepEqual(await applyBatch(it.db, first.id, BY), EXPECTED)
  const { rows } = await sql<{ avis: number; codes: number; placed: number }>`
    select count(*) filter (where o.name ~* 'avis|volontari italiani (del )?sangue|a\\.v\\.i\\.s')::integer as avis,
      count(distinct i.identifier)::integer as codes, count(l.istat_code)::integer as placed
    from organization o join organization_identifier i on i.organization_id = o.id and i.identifier_scheme = 'IT-CF'
    left join location l on l.organization_id = o.id and l.is_seat`.execute(it.db)
  assert.equal(rows[0]?.codes, 60_994)
  assert.ok((rows[0]?.avis ?? 0) > 900)
  assert.equal(rows[0]?.placed, 60_994)
  const second = await it.stage({ path: REAL.all })
  assert.deepEqual(await applyBatch(it.db, second.id, BY), { ...EXPECTED, new: 0, same: 60_994 })
})
