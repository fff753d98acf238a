import { chownSync, existsSync, readFileSync, statSync } from 'node:fs'
import { rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { serverAccount } from '../../db/server/account.ts'
import { prepareDataFolder } from '../../db/server/folders.ts'
import { type Places, places } from '../../db/server/places.ts'
import { startPostmaster } from '../../db/server/postmaster.ts'
import { DatabaseUnavailable } from '../../db/server/refusal.ts'
import { prepared } from '../../db/server/roles.ts'
import type { FileStore } from '../../files/file-store.ts'
import { BackupError } from '../backup-error.ts'
import { findArchived, listArchived, namesIn } from './archive-folder.ts'
import { shellCommand } from './archive-settings.ts'
import { restoreUploads } from './archive-uploads.ts'
import { type Base, listBases } from './base-manifest.ts'
import { firstGap } from './log-gaps.ts'
import { unpackBase } from './unpack-base.ts'

/** What is restored, to which moment, and where to. */
export interface PointOrder {
  /** Folder of all the archives, or of one of them. */
  folder: string
  /** The last moment that is wanted; without it, all that was archived. */
  to: Date | undefined
  /** A data folder without a database. */
  dataDir: string
  files: FileStore
  /** Secret key, when the archive is encrypted. */
  identity: string | undefined
  say?: (what: string) => void
}

/** A recovery reads the log of days: it may take hours. */
const PATIENCE_MS = 12 * 3_600_000
/** Each look leaves a line in PostgreSQL's log. */
const LOOK_MS = 250

/**
 * Makes the private database as it was at a moment, from a base copy and the log archived since. Until it is whole it has
 * another name. Returns when its last change was made, as PostgreSQL writes it.
 */
export async function restorePoint(order: PointOrder): Promise<string | undefined> {
  const { dataDir, identity, say = () => {} } = order
  const archive = onlyArchive(resolve(order.folder))
  const at = places(prepareDataFolder(dataDir))
  mustBeFree(at)
  const base = chooseBase(archive, order.to)
  const gap = firstGap(
    listArchived(archive).map(({ name }) => name),
    base.startSegment,
  )
  if (gap && !order.to) throw new BackupError(await aboutGap(archive, gap))
  const half: Places = { ...at, cluster: `${at.cluster}.restoring` }
  await rm(half.cluster, { recursive: true, force: true })
  try {
    await unpackBase(base, half.cluster, serverAccount(at.cluster), identity)
    say(`base copy of ${base.finishedAt}`)
    const last = await recover(half, archive, order, gap)
    say(`log up to ${last ?? 'the base copy'}`)
    say(`${await restoreUploads(archive, order.files, identity)} files`)
    mustBeFree(at)
    await rename(half.cluster, at.cluster)
    return last
  } finally {
    await rm(half.cluster, { recursive: true, force: true })
  }
}

/** The archive itself: the folder that was named, or the only one in it. */
function onlyArchive(folder: string): string {
  if (existsSync(join(folder, 'base'))) return folder
  const found = namesIn(folder).filter((name) => existsSync(join(folder, name, 'base')))
  const [only] = found
  if (only && found.length === 1) return join(folder, only)
  if (!only) throw new BackupError(`${folder} has no base copy: it is no archive of the write-ahead log.`)
  const lines = found.map(
    (name) => `  ${join(folder, name)}: ${listBases(join(folder, name)).at(-1)?.finishedAt}`,
  )
  throw new BackupError(
    `There are archives of ${found.length} databases, name one of them:\n${lines.join('\n')}`,
  )
}

function mustBeFree(at: Places): void {
  if (existsSync(at.cluster))
    throw new BackupError(
      `${at.cluster} has a database, and a restore never overwrites: give a new DATA_DIR.`,
    )
}

/** The last base copy that was whole before the moment. */
function chooseBase(archive: string, to: Date | undefined): Base {
  const bases = listBases(archive)
  const base = bases.findLast(({ finishedAt }) => !to || new Date(finishedAt) < to)
  if (base) return base
  const [first] = bases
  throw new BackupError(
    first
      ? `The oldest base copy was finished on ${first.finishedAt}: no earlier moment can be restored.`
      : `${archive} has no whole base copy.`,
  )
}

async function recover(
  at: Places,
  archive: string,
  { to, identity }: PointOrder,
  gap: string | undefined,
): Promise<string | undefined> {
  const program = join(import.meta.dirname, 'fetch-main.js')
  const account = serverAccount(at.cluster)
  const key = identity && join(at.cluster, 'tessuto.key')
  if (key) await writeFile(key, identity, { mode: 0o600 })
  if (key && process.getuid?.() === 0) chownSync(key, account.uid, account.gid)
  await writeFile(join(at.cluster, 'recovery.signal'), '')
  const logged = existsSync(at.log) ? statSync(at.log).size : 0
  const words = () => readFileSync(at.log).subarray(logged).toString()
  const settings = {
    restore_command: shellCommand([process.execPath, program, '%f', '%p', archive, ...(key ? [key] : [])]),
    recovery_target_action: 'promote',
    hot_standby: 'off',
    // The copy was just written: one call for the whole disk instead of one for each of thousands of files.
    recovery_init_sync_method: 'syncfs',
    ...(to && { recovery_target_time: to.toISOString().replace('T', ' ').replace('Z', '+00') }),
  }
  try {
    const folders = [archive, program, dirname(process.execPath)]
    const how = {
      settings,
      folders,
      patienceMs: PATIENCE_MS,
      ready: () => sleep(LOOK_MS).then(() => prepared(at.run)),
    }
    const server = await startPostmaster(at, account, how)
    await server.stop()
  } catch (error) {
    if (!(error instanceof DatabaseUnavailable)) throw error
    throw new BackupError(await inWords(words(), archive, gap, error.message))
  } finally {
    if (key) await rm(key, { force: true })
  }
  return lastChange(words())
}

const lastChange = (log: string): string | undefined =>
  /last completed transaction was at log time (\S+ \S+)/.exec(log)?.[1]

/** Why PostgreSQL gave up, as who restores can use it. */
async function inWords(log: string, archive: string, gap: string | undefined, said: string): Promise<string> {
  const damaged = /could not read (\w+) from the archive: .*/.exec(log)?.[0]
  if (damaged) return `The log is damaged: ${damaged}`
  if (!/recovery ended before configured recovery target was reached/.test(log)) return said
  if (gap) return aboutGap(archive, gap)
  const last = lastChange(log)
  return `The archive ends before that moment${last ? `: its last change is of ${last}` : ''}. Use --to-time latest.`
}

/** A segment is written when the one before it was full: the time of that file is the last that can be asked for. */
async function aboutGap(archive: string, gap: string): Promise<string> {
  const earlier = listArchived(archive).filter(
    ({ name }) => name.slice(8) < gap.slice(8) && name.length === 24,
  )
  const before = earlier.sort((a, b) => a.name.slice(8).localeCompare(b.name.slice(8))).at(-1)
  const until =
    before && findArchived(archive, before.name) ? (await stat(before.path)).mtime.toISOString() : ''
  return `The archive lacks the segment ${gap} of the log: only moments before ${until || 'it'} can be restored.`
}
