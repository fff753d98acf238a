import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import type { CommandContext } from '../../platform/cli/command.ts'
import { projectFile } from '../../platform/project.ts'
import { type TestDatabase, testDatabase } from '../../platform/testing/database.ts'
import { importBoundariesCommand } from './commands.ts'
import { importBoundaries } from './import-boundaries.ts'
import { loadTerritoryData } from './load.ts'
import { territoryMap } from './map.ts'
import { places } from './snapshot.ts'

const file = projectFile('../shared/data/geo-prato/limits_P_100_municipalities.geojson')
const skip = existsSync(file) ? false : 'real data is not beside this checkout (../shared)'

let database: TestDatabase
before(async () => {
  database = await testDatabase()
  await loadTerritoryData(database.db)
})
after(() => database.stop())

test('an import of boundaries turns the schematic map into a true one, and may be repeated', {
  skip,
}, async () => {
  const { db } = database
  const prato = 'province:100'
  const before = await places(db)
  assert.equal(territoryMap(before, before.territory(prato)).schematic, true)
  const text = readFileSync(file, 'utf8')
  const first = await importBoundaries(db, text, 'ISTAT')
  assert.deepEqual(
    first.report.filter(({ problem }) => problem),
    [],
  )
  assert.equal(first.saved.length, 7)
  const read = () =>
    db
      .selectFrom('boundary')
      .select(['istat_code', 'geometry', 'simplified', 'area_km2'])
      .orderBy('istat_code')
      .execute()
  const rows = await read()
  await importBoundaries(db, text, 'ISTAT')
  assert.deepEqual(await read(), rows)
  const after = await places(db)
  assert.equal(territoryMap(after, after.territory(prato)).schematic, false)
})

test('the command says in words what it took and what it did not', { skip }, async () => {
  const said: string[] = []
  const run = (positionals: string[], values: Record<string, string | boolean> = {}) =>
    importBoundariesCommand.run({
      positionals,
      values,
      services: async () => ({ db: database.db }),
      print: (line: string) => said.push(line),
      error: (line: string) => said.push(line),
    } as unknown as CommandContext)
  assert.equal(await run([file]), 0)
  assert.match(
    said.join('\n'),
    /100005 Prato: 97\.2 km²[\s\S]*7 features read, 7 municipalities saved, 0 refused/,
  )
  assert.equal(await run([]), 2)
  assert.equal(await run(['/nowhere.geojson']), 1)
  assert.match(said.at(-1) ?? '', /nowhere.geojson cannot be read/)
  assert.equal(await run([projectFile('package.json')]), 1)
  assert.match(said.at(-1) ?? '', /not a GeoJSON FeatureCollection/)
  assert.equal(await run([], { remove: true }), 0)
  assert.match(said.at(-1) ?? '', /^7 boundaries removed/)
})
