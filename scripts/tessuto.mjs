// npm run tessuto -- COMMAND: the operator's tool, on the project's own Node.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { projectNode } from './platform.mjs'
import { setup } from './setup.mjs'
import { root } from './stamps.mjs'

const CTRL_C = 130

// Not npm's prestart: with ignore-scripts npm runs no pre-scripts.
if (setup({ quiet: process.argv[2] !== 'start' }))
  run(projectNode(), [join(root, 'dist/src/main.js'), ...process.argv.slice(2)])
else process.exitCode = 1

function run(program, args) {
  // npm moves to the project's folder: files are named from where the person stands.
  const cwd = process.env.INIT_CWD ?? process.cwd()
  const child = spawn(program, args, { stdio: 'inherit', cwd })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    // Ctrl-C reaches the whole group by itself; the others only this process.
    process.on(signal, () => signal !== 'SIGINT' && child.kill(signal))
  }
  child.on('error', (error) => {
    console.error(`The project's Node does not start: ${error.message}`)
    process.exitCode = 1
  })
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? CTRL_C : 1)
  })
}
