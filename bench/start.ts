import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PROJECT } from '../src/platform/project.ts'
import { program } from '../src/platform/testing/program.ts'

// node dist/bench/start.js: from `npm start` to the address said, the first time on an empty data folder (packages
// installed and built already), then again on the same one.

const folder = mkdtempSync(join(tmpdir(), 'tessuto-bench-start-'))
console.log('| start | seconds until the address is said |\n|---|---|')
for (const turn of ['first, with database and demo', 'second', 'third', 'fourth']) {
  const env = { ...process.env, DATA_DIR: folder, PORT: '0' }
  const began = performance.now()
  const app = program('npm', ['start'], { cwd: PROJECT, env })
  await app.says(/Tessuto is at (http\S+)/)
  console.log(`| ${turn} | ${((performance.now() - began) / 1_000).toFixed(2)} |`)
  await app.says(/Stop: Ctrl-C/)
  app.child.kill('SIGTERM')
  await app.ended
}
rmSync(folder, { recursive: true, force: true })
