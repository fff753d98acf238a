import { chownSync, closeSync, mkdirSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** One file of the write-ahead log in an archive, named by what it holds and by what it is, as `NAME-PLAIN-STORED`. */
export interface ArchivedFile {
  /** PostgreSQL's name, such as `000000010000000000000003` or `00000002.history`. */
  name: string
  plain: string
  stored: string
  encrypted: boolean
  path: string
}

const ARCHIVED = /^([0-9A-F.]+(?:history|backup)?)-([0-9a-f]{64})-([0-9a-f]{64})\.gz(\.age)?$/

/** A segment of 16 MB: its timeline, and its place in the log. */
export const SEGMENT = /^([0-9A-F]{8})([0-9A-F]{8})([0-9A-F]{8})$/

/** Segments of 16 MB to each 4 GB. */
const SEGMENTS = 256n

/** The place of a segment in the log, whatever its timeline. */
export function placeOf(segment: string): bigint {
  const [, , high = '0', low = '0'] = SEGMENT.exec(segment) ?? []
  return BigInt(`0x${high}`) * SEGMENTS + BigInt(`0x${low}`)
}

/** The number by which PostgreSQL knows a cluster and all that was restored from it. */
export function systemIdOf(cluster: string): string {
  const file = openSync(join(cluster, 'global', 'pg_control'), 'r')
  try {
    const bytes = Buffer.alloc(8)
    readSync(file, bytes, 0, 8, 0)
    return String(bytes.readBigUInt64LE())
  } finally {
    closeSync(file)
  }
}

/**
 * The folder of a cluster's archive, within that of all the archives: one that was made anew never meets the segments of
 * another. It belongs to who runs PostgreSQL.
 */
export function archiveOf(folder: string, cluster: string): string {
  const archive = join(folder, systemIdOf(cluster))
  if (mkdirSync(archive, { recursive: true, mode: 0o700 }) !== undefined) giveTo(archive, cluster)
  return archive
}

/** Makes a folder the property of who owns the cluster, when we are root. */
function giveTo(path: string, cluster: string): void {
  if (process.getuid?.() !== 0) return
  const { uid, gid } = statSync(cluster)
  chownSync(path, uid, gid)
}

/** The shelf of a file: 256 segments each, so that none grows large. */
export function shelfOf(archive: string, name: string): string {
  const segment = SEGMENT.test(name.slice(0, 24))
  return join(archive, 'wal', segment ? name.slice(0, 16) : 'history')
}

/** What the archive has under a name of PostgreSQL; there is never more than one. */
export function findArchived(archive: string, name: string): ArchivedFile | undefined {
  return filesOn(shelfOf(archive, name)).find((file) => file.name === name)
}

/** All that an archive has of the write-ahead log. */
export function listArchived(archive: string): ArchivedFile[] {
  return namesIn(join(archive, 'wal')).flatMap((shelf) => filesOn(join(archive, 'wal', shelf)))
}

function filesOn(shelf: string): ArchivedFile[] {
  return namesIn(shelf).flatMap((file) => {
    const [, name, plain, stored, age] = ARCHIVED.exec(file) ?? []
    if (!name || !plain || !stored) return []
    return [{ name, plain, stored, encrypted: age !== undefined, path: join(shelf, file) }]
  })
}

/** The names in a folder; none when it is not there. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
