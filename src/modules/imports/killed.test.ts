import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { projectFile } from '../../platform/project.ts'
import { countOutcomes, listBatches } from './batch.ts'
import { type ImportFixture, importFixture, REAL } from './import-fixture.ts'

let it: ImportFixture
before(async () => {
  if (!REAL.skip) it = await importFixture()
})
after(() => it?.stop())

/** `tessuto import organizations FILE`, as an operator types it. */
const run = (file: string) =>
  spawn(process.execPath, [projectFile('dist/src/main.js'), 'import', 'organizations', file], {
    env: { ...process.env, DATABASE_URL: it.url, LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })

async function doneRows(): Promise<number> {
  const [batch] = await listBatches(it.db, undefined, 1)
  return batch?.state === 'applying' ? batch.done_rows : 0
}

test('an import killed with kill -9 goes on with the same command, without a double and without a gap', {
  skip: REAL.skip,
  timeout: 120_000,
}, async () => {
  const head = readFileSync(REAL.all, 'utf8').split('\n').slice(0, 4_001).join('\n')
  const file = await it.write('elenco.csv', head)
  const first = run(file)
  while ((await doneRows()) === 0) await wait(20)
  first.kill('SIGKILL')
  await once(first, 'exit')
  const stopped = await doneRows()
  assert.ok(stopped > 0 && stopped < 4_000, `stopped at ${stopped}`)

  const second = run(file)
  let said = ''
  second.stdout.on('data', (chunk) => {
    said += chunk
  })
  const [code] = await once(second, 'exit')
  assert.equal(code, 0, said)
  assert.match(said, /Going on with import/)
  const batches = await listBatches(it.db)
  assert.deepEqual(
    batches.map(({ state, done_rows }) => [state, done_rows]),
    [['applied', 4_000]],
  )
  const codes = await it.db.selectFrom('organization_identifier').select('identifier').execute()
  const records = await it.db.selectFrom('organization').select('id').execute()
  const counts = await countOutcomes(it.db, batches[0]?.id ?? '')
  assert.equal(counts.new + counts.set_aside, 4_000)
  assert.equal(records.length, counts.new)
  assert.equal(new Set(codes.map(({ identifier }) => identifier)).size, counts.new)
})
