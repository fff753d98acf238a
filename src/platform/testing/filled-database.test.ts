import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Module } from '../module.ts'
import { testApplication } from './application.ts'

const around = process.env.TEST_RUN
let folder = ''
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'tessuto-run-'))
})
after(() => {
  rmSync(folder, { recursive: true, force: true })
  if (around) process.env.TEST_RUN = around
  else delete process.env.TEST_RUN
})

/** A module whose demo is a row and a file, and how often they were made. */
function sample(): { module: Module; made(): number } {
  let made = 0
  const load: NonNullable<Module['demo']>['load'] = async ({ db, files }) => {
    const { rows } = await sql<{ there: boolean }>`select to_regclass('line') is not null as there`.execute(
      db,
    )
    if (rows[0]?.there) return 'There already.'
    made++
    const { hash } = await files.put(new Blob(['uno']).stream())
    await sql`create table line (hash text)`.execute(db)
    await sql`insert into line values (${hash})`.execute(db)
    return 'One line.'
  }
  return { module: { name: 'prova', demo: { load, remove: async () => '' } }, made: () => made }
}

for (const { way, run, times } of [
  { way: 'in one run of all tests is made once', run: () => folder, times: 1 },
  { way: 'without such a run is made each time', run: () => '', times: 2 },
])
  test(`what two houses begin with ${way}; each changes its own rows and files alone`, async () => {
    process.env.TEST_RUN = run()
    const { module, made } = sample()
    const [one, two] = [
      await testApplication([module], {}, { demo: true }),
      await testApplication([module], {}, { demo: true }),
    ]
    try {
      assert.equal(made(), times)
      const { rows } = await sql<{ hash: string }>`delete from line returning hash`.execute(one.db)
      const hash = rows[0]?.hash ?? ''
      await one.services.files.delete(hash)
      assert.equal((await sql`select from line`.execute(two.db)).rows.length, 1)
      assert.equal(await two.services.files.has(hash), true)
    } finally {
      await Promise.all([one.stop(), two.stop()])
    }
  })
