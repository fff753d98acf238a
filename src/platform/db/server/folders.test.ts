import assert from 'node:assert/strict'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { Worker } from 'node:worker_threads'
import { places } from './places.ts'

const FOLDERS = 300

test('two that prepare the same folder at the same moment both may go on', async () => {
  const root = mkdtempSync(join(tmpdir(), 'tessuto-prepare-'))
  const folders = Array.from({ length: FOLDERS }, (_, at) => join(root, String(at)))
  // Each has a log that is too long, which one of the two puts aside.
  const logs = folders.map(longLog)
  const gate = new Int32Array(new SharedArrayBuffer(4 * FOLDERS))
  const both = [1, 2].map(
    () => new Worker(new URL('./prepare-for-tests.js', import.meta.url), { workerData: { folders, gate } }),
  )
  const refused = await Promise.all(both.map(async (thread) => (await once(thread, 'message'))[0]))
  assert.deepEqual(refused, [[], []])
  assert.ok(logs.every((log) => existsSync(`${log}.1`)))
  rmSync(root, { recursive: true })
})

function longLog(folder: string): string {
  mkdirSync(folder)
  const { log } = places(folder)
  writeFileSync(log, '')
  truncateSync(log, 20_000_000)
  return log
}
