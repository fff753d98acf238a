import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { PROJECT } from '../src/platform/project.ts'
import { type Program, program } from '../src/platform/testing/program.ts'

const AT = /Tessuto is at (http:\/\/\S+)/
const folders: string[] = []
const started: Program[] = []
after(() => {
  // What a failed test left running would keep this file from ending.
  for (const { child } of started) if (child.exitCode === null) child.kill('SIGTERM')
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

test('npm start serves, npm stopped stops it, and it starts again on the same data', async () => {
  const dataDir = newFolder()
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const app = npmStart(dataDir)
    const [, address = ''] = await app.says(AT)
    await app.says(/Stop: Ctrl-C/)
    assert.equal((await fetch(address, { redirect: 'manual' })).status, 302)
    app.child.kill(signal)
    assert.equal(await app.ended, 0)
    await assert.rejects(fetch(address))
  }
})

test('the first start prints a link to enter, the second does not', async () => {
  const dataDir = newFolder()
  for (const expected of [true, false]) {
    const app = tessuto(['start'], dataDir)
    await app.says(/Stop: Ctrl-C/)
    assert.equal(/\/entra\//.test(app.output()), expected)
    app.child.kill('SIGTERM')
    assert.equal(await app.ended, 0)
  }
})

test('whatever of it is killed, the next start works', async () => {
  const dataDir = newFolder()
  for (let turn = 0; turn < 2; turn++) {
    const app = npmStart(dataDir)
    await app.says(/Stop: Ctrl-C/)
    process.kill(turn === 0 ? app.pid : -app.pid, 'SIGKILL')
    await app.ended
  }
  const app = tessuto(['serve'], dataDir)
  await app.says(/Stop: Ctrl-C/)
  app.child.kill('SIGTERM')
  assert.equal(await app.ended, 0)
})

test('a second start on the same data says where the first one is', async () => {
  const dataDir = newFolder()
  const first = tessuto(['serve'], dataDir)
  const [, address = 'nowhere'] = await first.says(AT)
  await first.says(/Stop: Ctrl-C/)
  const second = tessuto(['serve'], dataDir)
  assert.equal(await second.ended, 1)
  assert.match(second.output(), /already runs on this data folder/)
  assert.ok(second.output().includes(address))
  first.child.kill('SIGTERM')
  await first.ended
})

test('a taken port is said, and the next one is used', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  const { port } = other.address() as AddressInfo
  const app = tessuto(['serve'], newFolder(), { PORT: String(port) })
  const [, address = ''] = await app.says(AT)
  assert.match(app.output(), new RegExp(`Port ${port} is taken by another program: using \\d+`))
  assert.notEqual(Number(new URL(address).port), port)
  other.close()
  app.child.kill('SIGTERM')
  await app.ended
})

test('a command works beside the server, and the server goes on after it', async () => {
  const dataDir = newFolder()
  const app = tessuto(['serve'], dataDir)
  const [, address = ''] = await app.says(AT)
  const command = tessuto(['migrate'], dataDir)
  assert.equal(await command.ended, 0, command.output())
  assert.match(command.output(), /up to date/)
  assert.equal((await fetch(address, { redirect: 'manual' })).status, 302)
  app.child.kill('SIGTERM')
  assert.equal(await app.ended, 0)
})

test('two commands at once, without a server, both end well', async () => {
  const dataDir = newFolder()
  const both = [tessuto(['migrate'], dataDir), tessuto(['migrate'], dataDir)]
  assert.deepEqual(
    await Promise.all(both.map(({ ended }) => ended)),
    [0, 0],
    both.map((one) => one.output()).join('\n'),
  )
})

test('exit codes tell a script what happened: 0 done, 1 failed, 2 wrongly called', async () => {
  const dataDir = newFolder()
  const calls: [string[], Record<string, string>, number, RegExp][] = [
    [['--help'], {}, 0, /migrate\s+Brings the database up to date/],
    [['serve', '--help'], {}, 0, /Usage: npm run tessuto -- serve/],
    [['mirgate'], {}, 2, /Did you mean “migrate”/],
    [['migrate', '--fast'], {}, 2, /Unknown option '--fast'/],
    [['migrate'], { PORT: 'tremila' }, 1, /PORT must be a number/],
    [
      ['migrate'],
      { DATABASE_URL: 'postgresql://me:secret@127.0.0.1:1/none' },
      1,
      /DATABASE_URL cannot be reached/,
    ],
    [['doctor', '--lang', 'en'], {}, 1, /FIX .*migrations have not run/],
    [['doctor'], { LANG: 'it_IT.UTF-8' }, 1, /FIX .*migrazioni non ancora eseguite/],
    [['doctor', '--lang', 'de'], { LANG: 'ru_RU.UTF-8' }, 2, /Нет текстов на языке «de»/],
    [['routes'], {}, 0, /GET/],
  ]
  for (const [args, env, code, words] of calls) {
    const command = tessuto(args, dataDir, env)
    assert.equal(await command.ended, code, command.output())
    assert.match(command.output(), words)
    assert.doesNotMatch(command.output(), /secret/)
  }
})

test('the doctor finds nothing to fix on a prepared installation', async () => {
  const dataDir = newFolder()
  await tessuto(['migrate'], dataDir).ended
  const doctor = tessuto(['doctor'], dataDir, { PORT: '0' })
  assert.equal(await doctor.ended, 0, doctor.output())
})

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tessuto-start-'))
  folders.push(folder)
  return folder
}

/** The command as a person types it, in a group of its own like a terminal's. */
function npmStart(dataDir: string) {
  return kept(program('npm', ['start'], { cwd: PROJECT, detached: true, env: environment(dataDir, {}) }))
}

function tessuto(args: string[], dataDir: string, extra: Record<string, string> = {}) {
  const env = environment(dataDir, extra)
  return kept(program(process.execPath, [join(PROJECT, 'dist/src/main.js'), ...args], { env }))
}

function kept(app: Program): Program {
  started.push(app)
  return app
}

function environment(dataDir: string, extra: Record<string, string>): NodeJS.ProcessEnv {
  const { DATABASE_URL: _, NODE_TEST_CONTEXT: __, ...inherited } = process.env
  return { ...inherited, DATA_DIR: dataDir, PORT: '0', ...extra }
}
