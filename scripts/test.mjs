// npm test: the style of the code, then every compiled test; ends with the runner's own summary.
// npm test -- PATH… runs only the tests whose path contains one of the words.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectNode } from './platform.mjs'
import { setup } from './setup.mjs'
import { root } from './stamps.mjs'

/** The longest first, so that none of them is the last that all wait for. */
const FOLDERS = ['e2e', 'tests', 'bench', 'src']
/** Each file of tests is a process that loads the product: what one has compiled the next one reads. */
const COMPILED = join(root, 'node_modules', '.cache', 'compiled')

if (!setup({ quiet: true })) process.exit(1)
const words = process.argv.slice(2)
const files = FOLDERS.flatMap(compiledTests).filter(
  (file) => words.length === 0 || words.some((word) => file.includes(word)),
)
const styled =
  words.length > 0 ||
  run([join('node_modules', '@biomejs', 'biome', 'bin', 'biome'), 'check', '--max-diagnostics=40'])
if (!styled) console.error('The style check found something: see the top, and try: npx biome check --write')
/** What tests begin with is made once in a run and copied (src/platform/testing/filled-database.ts). */
const folder = mkdtempSync(join(tmpdir(), 'tessuto-run-'))
const tested = run([join('scripts', 'run-tests.mjs'), ...files], { TEST_RUN: folder })
rmSync(folder, { recursive: true, force: true })
process.exitCode = styled && tested ? 0 : 1

function compiledTests(folder) {
  const compiled = join(root, 'dist', folder)
  if (!existsSync(compiled)) return []
  const names = readdirSync(compiled, { recursive: true }).filter((name) => name.endsWith('.test.js'))
  return names.sort().map((name) => join('dist', folder, name))
}

function run(args, more = {}) {
  const env = { ...process.env, NODE_COMPILE_CACHE: COMPILED, ...more }
  return spawnSync(projectNode(), args, { cwd: root, env, stdio: 'inherit' }).status === 0
}
