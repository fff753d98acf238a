import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import pg from 'pg'
import { archiveFindings } from '../../cli/commands/doctor-archive.ts'
import { readConfig } from '../../config.ts'
import { type PrivateServer, privateServer } from '../../db/server/private-server.ts'
import { folderStore } from '../../files/file-store.ts'
import { loadCatalogues, translators } from '../../i18n/catalogue.ts'
import { archiveFile } from './archive-file.ts'
import { archiveOf, findArchived, listArchived } from './archive-folder.ts'
import { archiveWish } from './archive-settings.ts'
import { makeBase } from './make-base.ts'
import { restorePoint } from './restore-point.ts'

const root = mkdtempSync(join(tmpdir(), "tessuto-100% archive's-"))
const folder = join(root, 'archive')
const dataDir = join(root, 'data')
const store = folderStore(join(dataDir, 'files'))
/** What is lost here is a folder, not the power. */
const QUICK = { fsync: 'off', full_page_writes: 'off' }

let identity: string
let config: ReturnType<typeof readConfig>
const t = translators(loadCatalogues([]), 'Europe/Rome').en
let server: PrivateServer
/** The moment between the two rows, and the segments that hold each. */
let between: Date
let segments: string[]
before(async () => {
  identity = await generateX25519Identity()
  const recipients = await identityToRecipient(identity)
  config = {
    ...readConfig({ WAL_ARCHIVE_DIR: folder, BACKUP_RECIPIENTS: recipients }),
    dataDir,
  }
  const wish = archiveWish(config)
  server = await privateServer(dataDir, {
    ...wish,
    settings: { ...wish.settings, ...QUICK },
  })
  await ask(server.url, 'create table kept (word text)')
  await store.put(bytes('a statute'))
  const order = { dataDir, folder, adminUrl: server.adminUrl, files: store, recipients: [recipients] }
  await makeBase({ ...order, now: new Date() })
  segments = [await write('first')]
  between = new Date()
  segments.push(await write('second'), await write('third'))
})
after(async () => {
  await server.release()
  rmSync(root, { recursive: true, force: true })
})

async function* bytes(text: string) {
  yield Buffer.from(text)
}

async function ask(url: string, text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
    .query(text, values)
    .then(({ rows }) => rows)
    .finally(() => client.end())
}

/** Writes a row, and waits until the segment with it is in the archive; returns its name. */
async function write(word: string): Promise<string> {
  await ask(server.url, 'insert into kept values ($1)', [word])
  await sleep(20)
  const [switched] = await ask(server.adminUrl, 'select pg_walfile_name(pg_switch_wal()) as name')
  const name = String(switched?.name)
  await until(() => findArchived(archiveOf(folder, join(dataDir, 'postgres')), name) !== undefined)
  return name
}

async function until(happens: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 100_000
  while (!(await happens())) {
    assert.ok(Date.now() < deadline, 'it did not happen within 100 seconds')
    await sleep(50)
  }
}

/** What a restore to a moment has. */
async function restored(name: string, to: Date | undefined): Promise<unknown[]> {
  const back = join(root, name)
  const files = folderStore(join(back, 'files'))
  await restorePoint({ folder, to, dataDir: back, files, identity })
  const again = await privateServer(back)
  try {
    return (await ask(again.url, 'select word from kept')).map(({ word }) => word)
  } finally {
    await again.release()
  }
}

test('after the loss of the data folder all that was archived comes back, or what was there at a moment', async () => {
  process.kill(
    Number.parseInt(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10),
    'SIGKILL',
  )
  assert.deepEqual(await restored('between', between), ['first'])
  assert.deepEqual(await restored('latest', undefined), ['first', 'second', 'third'])
  const back = folderStore(join(root, 'latest', 'files'))
  const kept = []
  for await (const hash of back.list()) kept.push(readFileSync(back.path(hash), 'utf8'))
  assert.deepEqual(kept, ['a statute'])
  await assert.rejects(restored('latest', undefined), /never overwrites/)
  await assert.rejects(restored('early', new Date('2020-01-01')), /no earlier moment/)
})

test('a segment that is missing or damaged is named, and no half database is left', async () => {
  const lost = findArchived(archiveOf(folder, join(dataDir, 'postgres')), segments[1] ?? '')
  const good = readFileSync(lost?.path ?? '')
  writeFileSync(lost?.path ?? '', good.with(good.length >> 1, (good.at(good.length >> 1) ?? 0) ^ 1))
  await assert.rejects(restored('damaged', undefined), new RegExp(`damaged.*${lost?.name}`))
  rmSync(lost?.path ?? '')
  const words = new RegExp(`lacks the segment ${lost?.name}.*only moments before 20`)
  await assert.rejects(restored('gap', undefined), words)
  await assert.rejects(restored('gap', new Date()), words)
  assert.deepEqual(
    ['damaged', 'gap'].flatMap((name) =>
      readdirSync(join(root, name)).filter((one) => /postgres(?!\.log)/.test(one)),
    ),
    [],
  )
})

test('what is written right after a start is archived by itself, by a restored database on a timeline of its own', async () => {
  const wish = archiveWish(config)
  const settings = { ...wish.settings, ...QUICK, archive_timeout: '1' }
  const again = await privateServer(join(root, 'latest'), { ...wish, settings })
  await ask(again.url, "insert into kept values ('fourth')")
  const archive = archiveOf(folder, join(dataDir, 'postgres'))
  await until(() => listArchived(archive).some(({ name }) => /^00000002.{16}$/.test(name)))
  await again.release()
})

test('a file of the log is never overwritten by another, and the same may come twice', async () => {
  const archive = resolve(root, 'small')
  const source = join(root, 'segment')
  const name = '00000001000000000000000A'
  writeFileSync(source, 'one')
  await archiveFile(source, name, archive, [])
  await archiveFile(source, name, archive, [])
  const first = findArchived(archive, name)
  writeFileSync(source, 'other')
  await assert.rejects(archiveFile(source, name, archive, []), /holds something else/)
  assert.deepEqual(findArchived(archive, name), first)
})

test('the doctor is content while everything is archived, and says what was refused', async () => {
  const look = () =>
    archiveFindings(config, server.adminUrl, t).catch(() => [{ ok: false, what: '', fix: '' }])
  await until(async () => (await look()).every(({ ok }) => ok))
  // Its place is taken by a folder: as when the disk is full, nothing can be written.
  rmSync(join(archiveOf(folder, join(dataDir, 'postgres')), 'wal'), { recursive: true })
  writeFileSync(join(archiveOf(folder, join(dataDir, 'postgres')), 'wal'), '')
  await ask(server.url, "insert into kept values ('fourth')")
  await ask(server.adminUrl, 'select pg_switch_wal()')
  await until(async () => (await look())[0]?.what.includes('was refused') === true)
  assert.match((await look())[0]?.fix ?? '', /WAL_ARCHIVE_DIR/)
})
