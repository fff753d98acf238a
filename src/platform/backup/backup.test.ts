import assert from 'node:assert/strict'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { sql } from 'kysely'
import pg from 'pg'
import { MODULES } from '../../modules.ts'
import { connect } from '../db/database.ts'
import { folderStore } from '../files/file-store.ts'
import { emit } from '../jobs/emit.ts'
import { startWorker } from '../jobs/worker.ts'
import { type TestApplication, testApplication } from '../testing/application.ts'
import { BackupError } from './backup-error.ts'
import { compareRestored } from './drill.ts'
import { makeBackup } from './make-backup.ts'
import { readManifest } from './manifest.ts'
import { moveDatabase } from './move-database.ts'
import { keptBackups, listBackups, pruneBackups } from './prune-backups.ts'
import { restoreBackup } from './restore-backup.ts'
import { verifyBackup } from './verify-backup.ts'

/** What COPY must escape, what XML and JSON dislike, four-byte letters, and the longest whole number. */
const HOSTILE = `tab\t new\nline \\N \\. "quotes" 'single' \u202e𝒽😀 \u0001 {{x}} ${'\\'.repeat(7)}`
const names = MODULES.map(({ name }) => name)
const NOW = new Date('2026-11-22T06:50:00Z')

let house: TestApplication
let folder: string
let identity: string
let recipients: string[]
before(async () => {
  house = await testApplication(MODULES)
  folder = mkdtempSync(join(tmpdir(), 'tessuto-backup-'))
  identity = await generateX25519Identity()
  recipients = [await identityToRecipient(identity)]
  await sql`insert into audit_entry (actor_name, action, subject, subject_id, why, after)
    values ('x', 'a', 's', '1', ${HOSTILE}, ${JSON.stringify({ text: HOSTILE })})`.execute(house.db)
  await house.services.files.put(bytes('a picture'))
  await house.services.files.put(bytes('a statute'))
})
after(async () => {
  await house.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function* bytes(text: string) {
  yield Buffer.from(text)
}

const order = (more: { recipients?: string[]; now?: Date; folder?: string } = {}) => ({
  databaseUrl: house.url,
  files: house.services.files,
  folder,
  recipients: [],
  now: NOW,
  ...more,
})

/** An empty database on the same server, gone after the work. */
async function withEmpty<T>(work: (url: string, store: string) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: house.url })
  await admin.connect()
  const name = `${(await admin.query('select current_database() as name')).rows[0].name}_back`
  const at = house.url.replace(/test_\d+_[0-9a-f]+(?=\?|$)/, name)
  assert.notEqual(at, house.url)
  await admin.query(`create database "${name}" template template0`)
  const store = mkdtempSync(join(tmpdir(), 'tessuto-restored-'))
  try {
    return await work(at, store)
  } finally {
    await admin.query(`drop database if exists "${name}" with (force)`)
    await admin.end()
    rmSync(store, { recursive: true, force: true })
  }
}

test('a backup put back is the same in every table, file and sequence, encrypted or not', async () => {
  for (const to of [[], recipients]) {
    const into = join(folder, `round-${to.length}`)
    const { path, manifest } = await makeBackup(order({ recipients: to, folder: into }))
    assert.ok(manifest.tables.length > 50 && manifest.files.length === 2)
    await withEmpty(async (databaseUrl, store) => {
      const files = folderStore(store)
      await restoreBackup({ path, databaseUrl, files, modules: names, identity })
      assert.deepEqual(await compareRestored(databaseUrl, manifest, files), [])
      const db = connect(databaseUrl, { max: 1 })
      const { rows } = await sql<{ why: string; id: number }>`
        select why, id from audit_entry where action = 'a'`.execute(db)
      assert.equal(rows[0]?.why, HOSTILE)
      // The next row gets a number of its own: the sequences came along.
      const { rows: next } = await sql<{ id: number }>`insert into audit_entry
        (actor_name, action, subject, subject_id) values ('x', 'b', 's', '1') returning id`.execute(db)
      assert.ok((next[0]?.id ?? 0) > (rows[0]?.id ?? 0))
      const { rows: relations } = await sql<{ count: number }>`
        select count(*) as count from pg_constraint where contype = 'f' and convalidated`.execute(db)
      const { rows: before } = await sql<{ count: number }>`
        select count(*) as count from pg_constraint where contype = 'f' and convalidated`.execute(house.db)
      assert.deepEqual(relations, before)
      await db.destroy()
    })
  }
})

test('a comparison sees one letter changed in one row, and a file that is not there', async () => {
  const { path, manifest } = await makeBackup(order({ folder: join(folder, 'compare') }))
  await withEmpty(async (databaseUrl, store) => {
    const files = folderStore(store)
    await restoreBackup({ path, databaseUrl, files, modules: names, identity: undefined })
    const db = connect(databaseUrl, { max: 1 })
    await sql`update audit_entry set why = why || '.' where action = 'a'`.execute(db)
    await db.destroy()
    await files.delete(manifest.files[0]?.plain ?? '')
    const wrong = await compareRestored(databaseUrl, manifest, files)
    assert.deepEqual(wrong, ['table audit_entry differs', `file ${manifest.files[0]?.plain} differs`])
  })
})

test('an encrypted backup shows nothing of what it holds, and needs its key', async () => {
  const into = join(folder, 'sealed')
  const { path } = await makeBackup(order({ recipients, folder: into }))
  const all = readdirSync(into, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && one.name !== 'manifest.json')
    .map((one) => readFileSync(join(one.parentPath, one.name)))
  assert.ok(all.every((one) => one.subarray(0, 21).toString() === 'age-encryption.org/v1'))
  assert.ok(!all.some((one) => one.includes('a statute')))
  assert.deepEqual((await verifyBackup(path, undefined)).damaged, [])
  assert.deepEqual((await verifyBackup(path, identity)).damaged, [])
  const other = await generateX25519Identity()
  assert.ok((await verifyBackup(path, other)).damaged.length > 50)
  await withEmpty(async (databaseUrl, store) => {
    const asked = { path, databaseUrl, files: folderStore(store), modules: names }
    await assert.rejects(restoreBackup({ ...asked, identity: undefined }), /--identity/)
  })
})

test('a database moved to another server is the same in every table, and one that is not empty is left alone', async () => {
  await withEmpty(async (to) => {
    const asked = { from: house.url, to, folder, modules: names, now: NOW }
    const { tables } = await moveDatabase(asked)
    assert.ok(tables.length > 50)
    await assert.rejects(moveDatabase(asked), /not empty/)
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.startsWith('moving-')),
      [],
    )
  })
})

test('one changed byte, a missing file and a cut one are found; a restore of them leaves the database empty', async () => {
  const into = join(folder, 'damaged')
  const { path, manifest } = await makeBackup(order({ folder: into }))
  const table = manifest.tables.find(({ name }) => name === 'audit_entry')
  const at = join(path, table?.file ?? '')
  const good = readFileSync(at)
  const damages: [string, () => void][] = [
    ['a byte', () => writeFileSync(at, good.with(good.length - 12, (good.at(-12) ?? 0) ^ 1))],
    ['cut', () => writeFileSync(at, good.subarray(0, good.length >> 1))],
    ['longer', () => appendFileSync(at, 'x')],
    ['gone', () => rmSync(at)],
  ]
  for (const [what, damage] of damages) {
    writeFileSync(at, good)
    damage()
    assert.deepEqual((await verifyBackup(path, undefined)).damaged, [table?.file], what)
  }
  writeFileSync(at, good.with(good.length - 12, (good.at(-12) ?? 0) ^ 1))
  await withEmpty(async (databaseUrl, store) => {
    const asked = { path, databaseUrl, files: folderStore(store), modules: names, identity: undefined }
    await assert.rejects(restoreBackup(asked), BackupError)
    writeFileSync(at, good)
    await restoreBackup(asked)
    await assert.rejects(restoreBackup(asked), /not empty/)
  })
})

test('what is written while a backup is made is in it whole or not at all', async () => {
  let going = true
  const writer = async () => {
    while (going)
      await house.db.transaction().execute(async (tx) => {
        const { rows } = await sql<{ id: string }>`insert into account (id, user_id, email, name)
          select gen_random_uuid(), 'u' || n, n || '@example.org', 'x'
          from (select replace(gen_random_uuid()::text, '-', '') as n) as x returning id`.execute(tx)
        await sql`insert into role_grant (id, account_id, role, granted_by)
          values (gen_random_uuid(), ${rows[0]?.id}, 'web_editor', 'x')`.execute(tx)
      })
  }
  const writing = [writer(), writer()]
  const { path, manifest } = await makeBackup(order({ folder: join(folder, 'busy') }))
  going = false
  await Promise.all(writing)
  const rowsOf = (name: string) => manifest.tables.find((table) => table.name === name)?.rows
  assert.equal(rowsOf('account'), rowsOf('role_grant'))
  await withEmpty(async (databaseUrl, store) => {
    // The foreign keys come back only if every row they point to is there.
    const asked = { path, databaseUrl, files: folderStore(store), modules: names, identity: undefined }
    await restoreBackup(asked)
  })
  await sql`delete from account where name = 'x'`.execute(house.db)
})

test('work that waited is done after a restore, and a crash leaves no backup', async () => {
  const into = join(folder, 'jobs')
  const worker = await startWorker(
    { ...house.services, modules: { ...house.services.modules, list: [] } },
    house.url,
    'UTC',
  )
  await worker.stop()
  await sql`insert into pgboss.job (name, data) values ('platform.search_purge', '{"n":1}')`.execute(house.db)
  await house.db.transaction().execute((tx) => emit(tx, 'thing.happened', { n: 2 }))
  const { path, manifest } = await makeBackup(order({ folder: into }))
  assert.ok(manifest.jobs.rows >= 1)
  await withEmpty(async (databaseUrl, store) => {
    const asked = { path, databaseUrl, files: folderStore(store), modules: names, identity: undefined }
    await restoreBackup(asked)
    const db = connect(databaseUrl, { max: 1 })
    const { rows } =
      await sql`select data from pgboss.job where name = 'platform.search_purge' and data ? 'n'`.execute(db)
    assert.deepEqual(rows, [{ data: { n: 1 } }])
    const { rows: events } = await sql`select payload from event where name = 'thing.happened'`.execute(db)
    assert.deepEqual(events, [{ payload: { n: 2 } }])
    await db.destroy()
  })
  const broken = { ...house.services.files, list: () => failing() }
  await assert.rejects(
    makeBackup({ ...order({ folder: join(folder, 'crash') }), files: broken }),
    /disk full/,
  )
  assert.deepEqual(await listBackups(join(folder, 'crash')), [])
})

async function* failing(): AsyncGenerator<string> {
  yield* []
  throw new Error('disk full')
}

test('a backup of a newer product, and what is no backup, are refused in words', async () => {
  const { path } = await makeBackup(order({ folder: join(folder, 'newer') }))
  const manifest = await readManifest(path)
  manifest.migrations.push({ name: 'courses/0001_courses', checksum: 'a'.repeat(64) })
  writeFileSync(join(path, 'manifest.json'), JSON.stringify(manifest))
  await withEmpty(async (databaseUrl, store) => {
    const asked = { databaseUrl, files: folderStore(store), modules: names, identity: undefined }
    await assert.rejects(restoreBackup({ ...asked, path }), /another version.*courses/)
    await assert.rejects(restoreBackup({ ...asked, path: store }), /is no backup/)
    writeFileSync(join(path, 'manifest.json'), '{')
    await assert.rejects(restoreBackup({ ...asked, path }), /damaged/)
  })
})

test('old backups go by days, weeks and months; files that another needs stay, a damaged one is copied again', async () => {
  const days = Array.from({ length: 100 }, (_, n) => new Date(Date.UTC(2026, 10, 22) - n * 86_400_000))
  const all = days.map((day) => `${day.toISOString().slice(0, 10)}T02-30-00Z`)
  const kept = keptBackups(all, { days: 7, weeks: 4, months: 3 })
  assert.deepEqual(kept.slice(0, 7), all.slice(0, 7))
  assert.deepEqual(kept.slice(7), [
    '2026-11-15T02-30-00Z',
    '2026-11-08T02-30-00Z',
    '2026-11-01T02-30-00Z',
    '2026-10-31T02-30-00Z',
    '2026-09-30T02-30-00Z',
  ])
  const into = join(folder, 'prune')
  const old = await makeBackup(order({ folder: into, now: new Date('2026-01-01T00:00:00Z') }))
  const gone = await house.services.files.put(bytes('only in the middle'))
  await makeBackup(order({ folder: into, now: new Date('2026-01-01T12:00:00Z') }))
  await house.services.files.delete(gone.hash)
  const [first] = old.manifest.files
  writeFileSync(join(into, first?.file ?? ''), 'rubbish')
  await makeBackup(order({ folder: into, now: new Date('2026-01-02T00:00:00Z') }))
  mkdirSync(join(into, '2026-01-01T06-00-00Z.unfinished', 'tables'), { recursive: true })
  const removed = await pruneBackups(into, { days: 1, weeks: 0, months: 0 })
  assert.equal(existsSync(join(into, '2026-01-01T06-00-00Z.unfinished')), false)
  assert.deepEqual(removed, ['2026-01-01T12-00-00Z', '2026-01-01T00-00-00Z'])
  const left = readdirSync(join(into, 'files'), { recursive: true }).map(String)
  assert.equal(
    left.some((name) => name.includes(gone.hash)),
    false,
  )
  assert.deepEqual((await verifyBackup(join(into, '2026-01-02T00-00-00Z'), undefined)).damaged, [])
})
