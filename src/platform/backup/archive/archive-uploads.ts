import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileHash, FileStore } from '../../files/file-store.ts'
import { copyOne, poolName } from '../file-pool.ts'
import { readPart } from '../parts.ts'
import { namesIn } from './archive-folder.ts'

/** Copies the uploaded files that the archive has not yet; returns the hashes of all that are there now. */
export async function archiveUploads(
  store: FileStore,
  archive: string,
  recipients: readonly string[],
): Promise<FileHash[]> {
  const pool = poolName(recipients)
  const known = new Map<string, Set<string>>()
  const hashes: FileHash[] = []
  for await (const hash of store.list()) {
    hashes.push(hash)
    const own = `${pool}/${hash.slice(0, 2)}`
    const there = known.get(own) ?? new Set(namesIn(join(archive, own)).map((name) => name.slice(0, 64)))
    known.set(own, there)
    if (!there.has(hash)) await copyOne(store, hash, archive, own, recipients)
  }
  return hashes.sort()
}

/** A file in the pool of an archive. */
interface Pooled {
  hash: FileHash
  stored: string
  encrypted: boolean
  path: string
}

/** All uploaded files that an archive has. */
export function listPooled(archive: string): Pooled[] {
  const pools = namesIn(archive).filter((name) => /^files(-[0-9a-f]{12})?$/.test(name))
  return pools.flatMap((pool) =>
    namesIn(join(archive, pool)).flatMap((shelf) =>
      namesIn(join(archive, pool, shelf))
        .filter((name) => /^[0-9a-f]{64}-[0-9a-f]{64}$/.test(name))
        .map((name) => ({
          hash: name.slice(0, 64),
          stored: name.slice(65),
          encrypted: pool !== 'files',
          path: join(archive, pool, shelf, name),
        })),
    ),
  )
}

/** Puts the archived files back into a store; returns how many. */
export async function restoreUploads(
  archive: string,
  store: FileStore,
  identity: string | undefined,
): Promise<number> {
  const pooled = listPooled(archive)
  for (const { hash, stored, encrypted, path } of pooled) {
    if (await store.has(hash)) continue
    const part = { file: path, bytes: 0, plain: hash, stored }
    await store.put(readPart(path, part, { identity, encrypted, compressed: false }))
  }
  return pooled.length
}

/** Removes archived files that nothing kept needs and that were copied before a moment. */
export async function pruneUploads(
  archive: string,
  needed: ReadonlySet<FileHash>,
  before: Date,
): Promise<void> {
  for (const { hash, path } of listPooled(archive))
    if (!needed.has(hash) && (await stat(path)).mtime < before) await rm(path)
}
