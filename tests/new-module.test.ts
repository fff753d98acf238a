import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { PROJECT } from '../src/platform/project.ts'

const folder = mkdtempSync(join(tmpdir(), 'tessuto-new-module-'))
after(() => rmSync(folder, { recursive: true, force: true }))

test('a module made by the script compiles, boots and passes its own test, touching one folder and one list', () => {
  for (const part of ['src', 'scripts', 'assets', 'package.json', 'tsconfig.json']) {
    cpSync(join(PROJECT, part), join(folder, part), { recursive: true })
  }
  cpSync(join(PROJECT, 'dist', 'assets'), join(folder, 'dist', 'assets'), { recursive: true })
  symlinkSync(join(PROJECT, 'node_modules'), join(folder, 'node_modules'))
  const listBefore = readFileSync(join(folder, 'src/modules.ts'), 'utf8')
  run(join(PROJECT, 'scripts/new-module.mjs'), 'prova', '--into', folder)
  const listAfter = readFileSync(join(folder, 'src/modules.ts'), 'utf8')
  const added = listAfter.split('\n').filter((line) => !listBefore.split('\n').includes(line))
  assert.deepEqual(added, ["import { prova } from './modules/prova/module.ts'", '  prova,'])
  run(join(PROJECT, 'node_modules/typescript/bin/tsc'), '--incremental', 'false')
  const said = run('--test', 'dist/src/modules/prova/prova.test.js')
  assert.match(said, /pass 1/)
})

/** Runs a program by this Node in the copy; throws with its words when it fails. */
function run(...args: string[]): string {
  const { NODE_TEST_CONTEXT: _, ...env } = process.env
  return execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8', env })
}
