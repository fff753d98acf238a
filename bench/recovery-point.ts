import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { archiveOf, listArchived } from '../src/platform/backup/archive/archive-folder.ts'
import { archiveWish } from '../src/platform/backup/archive/archive-settings.ts'
import { readConfig } from '../src/platform/config.ts'
import { privateServer } from '../src/platform/db/server/private-server.ts'

// How long a committed row waits until the segment of the log that has it is in the archive: what could be lost with
// the data folder. Usage: node dist/bench/recovery-point.js [SECONDS]
const [, , seconds = '180'] = process.argv
const root = mkdtempSync(join(tmpdir(), 'tessuto-point-'))
const [dataDir, folder] = [join(root, 'data'), join(root, 'archive')]
const config = { ...readConfig({ WAL_ARCHIVE_DIR: folder }), dataDir }
const server = await privateServer(dataDir, archiveWish(config))
const client = new pg.Client({ connectionString: server.adminUrl })
await client.connect()
try {
  await client.query('create table moment (at timestamptz)')
  const waits = await measure(Number(seconds) * 1_000)
  const sorted = waits.toSorted((a, b) => a - b)
  const at = (share: number) => ((sorted[Math.floor((sorted.length - 1) * share)] ?? 0) / 1_000).toFixed(1)
  console.log(`${waits.length} rows: median ${at(0.5)} s, at most ${at(1)} s until archived`)
} finally {
  await client.end()
  await server.release()
  rmSync(root, { recursive: true, force: true })
}

/** Writes a row each half second for a time, then until all of those are archived; returns how long each waited. */
async function measure(forMs: number): Promise<number[]> {
  const archive = archiveOf(folder, join(dataDir, 'postgres'))
  const waiting: { at: number; segment: string }[] = []
  const waits: number[] = []
  const until = Date.now() + forMs
  while (Date.now() < until || waiting.length > 0) {
    await client.query('insert into moment values (now())')
    const { rows } = await client.query('select pg_walfile_name(pg_current_wal_insert_lsn()) as segment')
    if (Date.now() < until) waiting.push({ at: Date.now(), segment: rows[0].segment })
    const there = new Set(listArchived(archive).map(({ name }) => name))
    for (const row of waiting.filter(({ segment }) => there.has(segment))) {
      waits.push(Date.now() - row.at)
      waiting.splice(waiting.indexOf(row), 1)
    }
    await sleep(500)
  }
  return waits
}
