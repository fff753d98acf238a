import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { sql } from 'kysely'
import { listBackups, madeAt } from '../backup/prune-backups.ts'
import type { Config } from '../config.ts'
import type { MessageKey, MessageValues } from '../i18n/messages.ts'
import type { Check, CheckName, CheckOutcome } from './check.ts'
import { eventLoopDelay } from './event-loop.ts'
import { readEvents, readQueues } from './queues.ts'

/** Share of the database's connections in use from which new ones may soon be refused. */
const CROWDED = 0.9
/** Seconds by which two clocks may differ before times on pages and limits of links become wrong. */
const CLOCK_SECONDS = 2
/** Seconds that work may wait: a worker takes it up within one. */
const LATE_WORK = 600
/** Seconds that the search may be behind the database. */
const LATE_SEARCH = 60
/** Milliseconds from which people feel that a process has more to do than it can. */
const SLOW_LOOP = 200
/** Bytes that should be free on the disk of the data folder. */
export const LEAST_DISK_BYTES = 1e9
/** Nightly: older than two nights means that some failed. */
const OLDEST_BACKUP_DAYS = 2
const DAY_MS = 86_400_000

/** Bytes that the product may still write on the disk of the data folder, and all it has. */
export async function readDisk({ dataDir }: Config): Promise<{ free: number; size: number }> {
  if (!existsSync(dataDir)) return { free: 0, size: 0 }
  const { bavail, blocks, bsize } = await statfs(dataDir)
  return { free: bavail * bsize, size: blocks * bsize }
}

/** When the newest whole backup was made; undefined where there is none. */
export async function newestBackup({ backupDir }: Config): Promise<Date | undefined> {
  const [newest] = backupDir ? await listBackups(backupDir) : []
  return newest === undefined ? undefined : madeAt(newest)
}

/** Whether a backup is so old that a nightly one must have failed since. */
export const isOldBackup = (made: Date, now: Date): boolean =>
  now.getTime() - made.getTime() > OLDEST_BACKUP_DAYS * DAY_MS

const wrongIf = (
  wrong: boolean,
  says: { wrong: MessageKey; ok: MessageKey },
  values: MessageValues,
): CheckOutcome => ({ state: wrong ? 'wrong' : 'ok', message: wrong ? says.wrong : says.ok, values })

const note = (message: MessageKey, values: MessageValues = {}): CheckOutcome => ({
  state: 'note',
  message,
  values,
})

const SAYS = {
  database: { ok: 'health.database_ok', wrong: 'health.database_wrong' },
  clock: { ok: 'health.clock_ok', wrong: 'health.clock_wrong' },
  jobs: { ok: 'health.jobs_ok', wrong: 'health.jobs_wrong' },
  failures: { ok: 'health.failures_ok', wrong: 'health.failures_wrong' },
  search: { ok: 'health.search_ok', wrong: 'health.search_wrong' },
  load: { ok: 'health.load_ok', wrong: 'health.load_wrong' },
  requests: { ok: 'health.requests_ok', wrong: 'health.requests_wrong' },
  disk: { ok: 'health.disk_ok', wrong: 'health.disk_wrong' },
  backups: { ok: 'health.backups_ok', wrong: 'health.backups_wrong' },
  mail: { ok: 'health.mail_ok', wrong: 'health.mail_wrong' },
} as const

const database: Check = async ({ db }) => {
  const { rows } = await sql<{ version: string; used: number; most: number; size: number }>`
    select current_setting('server_version') as version,
      (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as used,
      current_setting('max_connections')::int as most, pg_database_size(current_database()) as size`.execute(
    db,
  )
  const { version = '', used = 0, most = 1, size = 0 } = rows[0] ?? {}
  return wrongIf(used / most > CROWDED, SAYS.database, {
    version,
    used,
    most,
    megabytes: Math.round(size / 1e6),
  })
}

const clock: Check = async ({ db }) => {
  const before = Date.now()
  const { rows } = await sql<{ now: number }>`
    select (extract(epoch from clock_timestamp()) * 1000)::float8 as now`.execute(db)
  const middle = (before + Date.now()) / 2
  const seconds = Math.round(Math.abs((rows[0]?.now ?? middle) - middle) / 100) / 10
  return wrongIf(seconds > CLOCK_SECONDS, SAYS.clock, { seconds })
}

const jobs: Check = async ({ db }) => {
  const [queues, events] = await Promise.all([readQueues(db), readEvents(db)])
  const oldest = Math.max(events.oldest, ...queues.map((queue) => queue.oldest))
  const waiting = queues.reduce((sum, queue) => sum + queue.waiting, events.waiting)
  return wrongIf(oldest > LATE_WORK, SAYS.jobs, { waiting, minutes: Math.floor(oldest / 60) })
}

const failures: Check = async ({ db }) => {
  const failed = (await readQueues(db)).filter((queue) => queue.failed > 0)
  const count = failed.reduce((sum, queue) => sum + queue.failed, 0)
  return wrongIf(count > 0, SAYS.failures, { count, names: failed.map(({ name }) => name).join(', ') })
}

const search: Check = async ({ search: index }) => {
  const kinds = index.state()
  const records = kinds.reduce((sum, kind) => sum + kind.records, 0)
  const seconds = Math.round(Math.max(0, ...kinds.map(({ lag }) => lag ?? 0)))
  if (kinds.some(({ ready }) => !ready)) return note('health.search_note', { records, seconds })
  return wrongIf(seconds > LATE_SEARCH, SAYS.search, { records, seconds })
}

const load: Check = async (_services, now) => {
  const milliseconds = Math.round(eventLoopDelay(now.getTime()))
  return wrongIf(milliseconds > SLOW_LOOP, SAYS.load, { milliseconds })
}

/** Whoever was refused comes back; that it happened means that the installation is too small for its readers. */
const requests: Check = async ({ admission }, now) => {
  const { answered, refused, refusedMembers } = admission.recent(now)
  return wrongIf(refused > 0, SAYS.requests, { refused, all: answered + refused, members: refusedMembers })
}

const disk: Check = async ({ config }) => {
  const { free } = await readDisk(config)
  return wrongIf(free < LEAST_DISK_BYTES, SAYS.disk, { gigabytes: Math.round(free / 1e8) / 10 })
}

const backups: Check = async ({ config }, now) => {
  if (!config.backupDir) return note('health.backups_note')
  const newest = await newestBackup(config)
  if (!newest) return { state: 'wrong', message: 'health.backups_none', values: {} }
  const age = now.getTime() - newest.getTime()
  const values = { hours: Math.round(age / 3_600_000) }
  return wrongIf(isOldBackup(newest, now), SAYS.backups, values)
}

const mail: Check = async ({ mailer }) => {
  if (mailer.kind === 'outbox') return note('health.mail_note')
  const answers = await mailer.verify().then(
    () => true,
    () => false,
  )
  return wrongIf(!answers, SAYS.mail, {})
}

/** What looks at each thing. */
export const LOOKS: Readonly<Record<CheckName, Check>> = {
  database,
  clock,
  jobs,
  failures,
  search,
  load,
  requests,
  disk,
  backups,
  mail,
}
