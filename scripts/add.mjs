// npm run add -- NAME: adds a package with the project's own Node, so that npm picks versions for it and not for an older one.
import { spawnSync } from 'node:child_process'
import { delimiter, dirname } from 'node:path'
import { completeLock } from './complete-lock.mjs'
import { projectNode } from './platform.mjs'
import { lockHash, root, stampInstall } from './stamps.mjs'

const names = process.argv.slice(2)
if (names.length === 0) {
  console.error('Which package? For example: npm run add -- zod')
  process.exit(2)
}
const PATH = `${dirname(projectNode())}${delimiter}${process.env.PATH}`
// npm's own program, run by this Node: npm tells its path to the scripts it starts.
const npm = process.env.npm_execpath
const flags = ['install', '--save-exact', '--ignore-scripts', '--no-audit', '--no-fund', ...names]
const done = npm
  ? spawnSync(projectNode(), [npm, ...flags], { cwd: root, stdio: 'inherit', env: { ...process.env, PATH } })
  : spawnSync('npm', flags, { cwd: root, stdio: 'inherit', env: { ...process.env, PATH } })
if (done.status === 0) {
  completeLock()
  stampInstall(lockHash())
}
process.exitCode = done.status ?? 1
