// npm run tessuto -- COMMAND: the operator's tool, on the project's own Node.
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { join } from 'node:path'
import { projectNode } from './platform.mjs'
import { setup } from './setup.mjs'
import { root } from './stamps.mjs'

const LOOK_MS = 250
const launcher = process.ppid

// Not npm's prestart: with ignore-scripts npm runs no pre-scripts.
if (setup({ quiet: process.argv[2] !== 'start' })) {
  run(projectNode(), [join(root, 'dist/src/main.js'), ...process.argv.slice(2)])
} else process.exitCode = 1

function run(program, args) {
  // npm moves to the project's folder: files are named from where the person stands.
  const cwd = process.env.INIT_CWD ?? process.cwd()
  const child = spawn(program, args, {
    stdio: 'inherit',
    cwd,
    // glibc gives large blocks back to the system when they are freed; else merges of the search index pile up.
    env: { MALLOC_MMAP_THRESHOLD_: '131072', ...process.env, TESSUTO_PARENT: String(process.pid) },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    // A terminal's Ctrl-C reaches the child too; it takes two within a second for one.
    process.on(signal, () => child.kill(signal))
  }
  const looking = setInterval(() => isAbandoned() && child.kill('SIGTERM'), LOOK_MS)
  child.on('error', (error) => {
    console.error(`The project's Node does not start: ${error.message}`)
    process.exitCode = 1
  })
  child.on('close', (code, signal) => {
    clearInterval(looking)
    process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0)
  })
}

/** npm was killed: nobody could stop us any more, and the next start would find us in its way. */
function isAbandoned() {
  return process.env.npm_lifecycle_event !== undefined && process.ppid !== launcher
}
