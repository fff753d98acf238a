import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chownSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { connect } from 'node:net'
import { homedir, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { program } from '../../testing/program.ts'
import { serverAccount } from './account.ts'
import { places } from './places.ts'
import { startPostmaster } from './postmaster.ts'
import { privateServer } from './private-server.ts'
import { AlreadyServing, DatabaseUnavailable } from './refusal.ts'
import type { Readiness } from './roles.ts'

const root = process.getuid?.() === 0
const folders: string[] = []
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

test('the database starts, keeps what was written and stops with the last who uses it', async () => {
  const folder = newFolder()
  const first = await privateServer(folder)
  const second = await privateServer(folder)
  await query(first.url, 'create table kept (word text)')
  await query(second.url, "insert into kept values ('volontari')")
  const pid = postmaster(folder)
  await first.release()
  assert.equal(isRunning(pid), true, 'it stays while somebody uses it')
  await second.release()
  assert.equal(isRunning(pid), false, 'it stops with the last')
  const third = await privateServer(folder)
  assert.deepEqual(await query(third.url, 'select word from kept'), [{ word: 'volontari' }])
  await third.release()
})

test('two processes that start at the same moment share one database', async () => {
  const folder = newFolder()
  const both = await Promise.all([privateServer(folder), privateServer(folder)])
  assert.equal(both[0].url, both[1].url)
  await Promise.all(both.map((server) => server.release()))
})

test('the product cannot read the machine’s files through its database', async () => {
  const server = await privateServer(newFolder())
  await assert.rejects(query(server.url, "select pg_read_file('/etc/passwd')"), /permission denied/)
  await assert.rejects(query(server.url, "copy (select 1) to program 'id'"), /permission denied/)
  await server.release()
})

test('it syncs to disk, checks its pages, sorts as Italian does and listens on no port', async () => {
  const server = await privateServer(newFolder())
  const [found] = await query(
    server.url,
    `select current_setting('fsync') as fsync, current_setting('data_checksums') as checksums,
       current_setting('listen_addresses') as listens, datlocprovider as provider, datlocale as locale
     from pg_database where datname = current_database()`,
  )
  assert.deepEqual(found, { fsync: 'on', checksums: 'on', listens: '', provider: 'i', locale: 'it' })
  for (const name of ['pg_trgm', 'unaccent', 'btree_gin']) await query(server.url, `create extension ${name}`)
  await server.release()
})

test('only one process serves the pages of a data folder; the other learns where', async () => {
  const folder = newFolder()
  const app = await privateServer(folder, { app: true })
  app.announce('http://127.0.0.1:3000')
  await assert.rejects(
    privateServer(folder, { app: true }),
    (error: Error) => error instanceof AlreadyServing && error.address === 'http://127.0.0.1:3000',
  )
  const command = await privateServer(folder)
  await Promise.all([app.release(), command.release()])
})

test('a killed program leaves no PostgreSQL behind', async () => {
  const folder = newFolder()
  const user = holder(folder)
  await user.says(/ready/)
  const pid = postmaster(folder)
  process.kill(user.pid, 'SIGKILL')
  await until(() => !isRunning(pid))
  const next = await privateServer(folder)
  assert.deepEqual(await query(next.url, 'select 1 as one'), [{ one: 1 }])
  await next.release()
})

test('a program killed before it read that the database is ready does not stay for ever', async () => {
  const folder = newFolder()
  const other = await privateServer(folder)
  const hello = `${JSON.stringify({ pid: 1, app: {} })}\n`
  // It says hello and never reads again.
  const says = `require('node:net').connect(${JSON.stringify(places(folder).keeper)}, function () {
    this.write(${JSON.stringify(hello)}, () => { console.log('ready'); for (;;); }) })`
  const killed = spawn(process.execPath, ['-e', says], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(killed.stdout, 'data')
  await assert.rejects(privateServer(folder, { app: true }), AlreadyServing)
  killed.kill('SIGKILL')
  const app = await privateServer(folder, { app: true })
  const pid = postmaster(folder)
  await Promise.all([app.release(), other.release()])
  await until(() => !isRunning(pid))
})

test('who comes while the database is being stopped is not told that it is ready', async () => {
  const folder = newFolder()
  const server = await privateServer(folder)
  const { keeper } = places(folder)
  const late = connect(keeper)
  await once(late, 'connect')
  // The keeper has taken it, and waits for its hello.
  await sleep(200)
  const released = server.release()
  await until(() => !existsSync(keeper))
  let answer = ''
  late.setEncoding('utf8').on('data', (words: string) => {
    answer += words
  })
  late.on('error', () => {}).write(`${JSON.stringify({ pid: process.pid })}\n`)
  await Promise.all([released, once(late, 'close')])
  assert.equal(answer, '')
})

test('when PostgreSQL is killed it is started again under the same program', async () => {
  const folder = newFolder()
  const server = await privateServer(folder)
  process.kill(postmaster(folder), 'SIGKILL')
  await until(() => query(server.url, 'select 1').then(Boolean, () => false))
  await server.release()
})

test('when the keeper is killed PostgreSQL ends with it, and a new one brings it back', async () => {
  const folder = newFolder()
  const server = await privateServer(folder)
  const before = postmaster(folder)
  process.kill(parentOf(before), 'SIGKILL')
  await until(() => !isRunning(before))
  await until(() => query(server.url, 'select 1').then(Boolean, () => false))
  await server.release()
})

test('a lock whose number is another program’s now does not keep the database from starting', async () => {
  const folder = newFolder()
  const server = await privateServer(folder)
  const lock = readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8')
  await server.release()
  writeFileSync(join(folder, 'postgres', 'postmaster.pid'), lock.replace(/^\d+/, String(process.pid)))
  const again = await privateServer(folder)
  await again.release()
})

test('a database that says for long that it recovers is left to it; one that says nothing is not', async () => {
  const folder = newFolder()
  await (await privateServer(folder)).release()
  const at = places(realpathSync(folder))
  const account = serverAccount(at.cluster)
  const began = Date.now()
  const recovers = async () => (Date.now() - began < 1_500 ? 'starting' : 'ready') as Readiness
  const server = await startPostmaster(at, account, { settings: {}, patienceMs: 500, ready: recovers })
  assert.ok(Date.now() - began >= 1_500)
  await server.stop()
  const silent = { settings: {}, patienceMs: 500, ready: async () => 'silent' as Readiness }
  await assert.rejects(startPostmaster(at, account, silent), /did not start/)
})

test('a data folder with a very long path works: its sockets go elsewhere', async () => {
  const folder = join(newFolder(), 'x'.repeat(120))
  const server = await privateServer(folder)
  assert.ok(!places(server.dataDir).run.startsWith(server.dataDir))
  assert.deepEqual(await query(server.url, 'select 1 as one'), [{ one: 1 }])
  await server.release()
  folders.push(places(server.dataDir).run)
})

test('data of another version are refused with a sentence, not touched', async () => {
  const folder = newFolder()
  const server = await privateServer(folder)
  await server.release()
  writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '16\n')
  await assert.rejects(privateServer(folder), (error: Error) => {
    return error instanceof DatabaseUnavailable && /written by PostgreSQL 16/.test(error.message)
  })
})

test('as root, in a folder that no other user may enter, PostgreSQL still runs as another user', {
  skip: !root,
}, async () => {
  const closed = mkdtempSync(join(homedir(), 'tessuto-test-'))
  folders.push(closed)
  const server = await privateServer(join(closed, 'data'))
  assert.equal(statSync(closed).mode & 0o777, 0o700)
  assert.notEqual(statSync(`/proc/${postmaster(join(closed, 'data'))}`).uid, 0)
  await query(server.url, 'create table there (id int)')
  await server.release()
})

test('a normal user starts it too', { skip: !root || !isOpen(import.meta.dirname) }, async () => {
  const folder = newFolder('/tmp')
  chownSync(folder, 65534, 65534)
  const user = holder(folder, { uid: 65534, gid: 65534 })
  await user.says(/ready/)
  assert.equal(statSync(`/proc/${postmaster(folder)}`).uid, 65534)
  process.kill(user.pid, 'SIGTERM')
  assert.equal(await user.ended, 0)
})

function newFolder(parent = tmpdir()): string {
  const folder = mkdtempSync(join(parent, 'tessuto-server-'))
  folders.push(folder)
  return folder
}

/** Whether any user may come to a folder: a checkout under /root is only root's, and so is its Node. */
function isOpen(folder: string): boolean {
  return (statSync(folder).mode & 1) === 1 && (dirname(folder) === folder || isOpen(dirname(folder)))
}

/** A process of its own that uses the database until it is told to end. */
function holder(folder: string, account: { uid?: number; gid?: number } = {}) {
  return program(process.execPath, [join(import.meta.dirname, 'hold-for-tests.js'), folder], {
    cwd: '/',
    ...account,
  })
}

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  return client
    .query(text)
    .then(({ rows }) => rows)
    .finally(() => client.end())
}

function postmaster(folder: string): number {
  return Number.parseInt(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8'), 10)
}

function parentOf(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop()?.split(' ')[1])
}

/** Whether it runs: one that ended and waits to be buried has no program any more. */
function isRunning(pid: number): boolean {
  try {
    return readlinkSync(`/proc/${pid}/exe`) !== ''
  } catch {
    return false
  }
}

async function until(happens: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 30_000
  while (!(await happens())) {
    assert.ok(Date.now() < deadline, 'it did not happen within 30 seconds')
    await sleep(50)
  }
}
