import { createHash } from 'node:crypto'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileHash, FileStore } from '../files/file-store.ts'
import { newId } from '../ids.ts'
import type { Part } from './manifest.ts'
import { isIntact, writePart } from './parts.ts'

/** The folder, beside the backups, of the files encrypted to the same keys. */
export function poolName(recipients: readonly string[]): string {
  if (recipients.length === 0) return 'files'
  const keys = createHash('sha256').update([...recipients].sort().join('\n'))
  return `files-${keys.digest('hex').slice(0, 12)}`
}

/**
 * Copies the files that no earlier backup has. A file of the pool is named by what it holds and by what it is, as
 * `PLAIN-STORED`, so that one that was damaged since is found, without a key, and copied again.
 */
export async function poolFiles(
  store: FileStore,
  folder: string,
  recipients: readonly string[],
): Promise<Part[]> {
  const parts: Part[] = []
  for await (const hash of store.list()) {
    const own = `${poolName(recipients)}/${hash.slice(0, 2)}`
    parts.push((await pooled(folder, own, hash)) ?? (await copyOne(store, hash, folder, own, recipients)))
  }
  return parts
}

async function pooled(folder: string, own: string, hash: FileHash): Promise<Part | undefined> {
  const names = await readdir(join(folder, own)).catch(() => [])
  for (const name of names.filter((one) => one.startsWith(`${hash}-`) && one.length === 129)) {
    const file = `${own}/${name}`
    const path = join(folder, file)
    const part = { file, bytes: (await stat(path)).size, plain: hash, stored: name.slice(65) }
    if (await isIntact(path, part)) return part
    await rm(path)
  }
  return undefined
}

/** Copies one file into the pool, under another name until it is whole. */
export async function copyOne(
  store: FileStore,
  hash: FileHash,
  folder: string,
  own: string,
  recipients: readonly string[],
): Promise<Part> {
  await mkdir(join(folder, own), { recursive: true, mode: 0o700 })
  const unfinished = join(folder, own, `${newId()}.unfinished`)
  try {
    const written = await writePart(unfinished, store.get(hash), { recipients, compress: false })
    const file = `${own}/${hash}-${written.stored}`
    await rename(unfinished, join(folder, file))
    return { file, ...written }
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}
