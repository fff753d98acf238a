import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { newId } from '../ids.ts'

/** The hash of what a stored file holds, and its name: the same content is kept once. */
export type FileHash = string

/** A content that is held for a while, under a name that nobody else has. */
export interface Held {
  path: string
  hash: FileHash
  /** Lets go of it: nothing of it is kept. */
  drop(): Promise<void>
}

/** Where uploaded and generated files are kept. */
export interface FileStore {
  /** Keeps the content, on disk before it returns, and tells its SHA-256 and size in bytes. */
  put(content: AsyncIterable<Uint8Array>): Promise<{ hash: FileHash; size: number }>
  /** Holds the content while `use` reads it, under a name that nobody else has, and keeps nothing of it. */
  aside<T>(content: AsyncIterable<Uint8Array>, use: (path: string, hash: FileHash) => Promise<T>): Promise<T>
  /** Holds the content until it is dropped. */
  hold(content: AsyncIterable<Uint8Array>): Promise<Held>
  /** Where the content can be read; throws when it is not there. */
  get(hash: FileHash): Readable
  /** The content's path, for a reader that needs one. */
  path(hash: FileHash): string
  has(hash: FileHash): Promise<boolean>
  delete(hash: FileHash): Promise<void>
  /** The hashes of all contents, in no order. */
  list(): AsyncIterable<FileHash>
  /** When the content came, or came again; undefined when it is not there. */
  cameAt(hash: FileHash): Promise<Date | undefined>
  /** Removes what began to come before this moment and never came whole: its process was killed. */
  removeUnfinished(before: Date): Promise<void>
}

/** A folder of files named by their content, each written aside and moved into place whole. */
export function folderStore(root: string): FileStore {
  const pathOf = (hash: FileHash) => {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error('not the hash of a file')
    return join(root, hash.slice(0, 2), hash)
  }
  return {
    put: (content) => put(root, pathOf, content),
    aside: async (content, use) => {
      const { path, hash, drop } = await hold(root, content)
      return use(path, hash).finally(drop)
    },
    hold: (content) => hold(root, content),
    get: (hash) => createReadStream(pathOf(hash)),
    path: pathOf,
    has: (hash) =>
      stat(pathOf(hash)).then(
        () => true,
        () => false,
      ),
    delete: (hash) => rm(pathOf(hash), { force: true }),
    list: () => list(root),
    cameAt: (hash) =>
      stat(pathOf(hash)).then(
        ({ mtime }) => mtime,
        () => undefined,
      ),
    removeUnfinished: (before) => removeUnfinished(join(root, 'incoming'), before),
  }
}

async function put(root: string, pathOf: (hash: string) => string, content: AsyncIterable<Uint8Array>) {
  const { temporary, hash, size } = await takeIn(root, content)
  try {
    await mkdir(join(root, hash.slice(0, 2)), { recursive: true, mode: 0o700 })
    await rename(temporary, pathOf(hash))
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
  return { hash, size }
}

async function hold(root: string, content: AsyncIterable<Uint8Array>): Promise<Held> {
  const { temporary, hash } = await takeIn(root, content)
  return { path: temporary, hash, drop: () => letGo(temporary) }
}

/** Emptied first: a `Blob` that read the file has it open until memory is tidied, and its place on the disk would stay taken. */
async function letGo(path: string): Promise<void> {
  await truncate(path).catch(() => {})
  await rm(path, { force: true })
}

/** Writes it under a name of its own. */
async function takeIn(root: string, content: AsyncIterable<Uint8Array>) {
  const folder = join(root, 'incoming')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const temporary = join(folder, newId())
  const digest = createHash('sha256')
  let size = 0
  const file = await open(temporary, 'wx', 0o600)
  try {
    for await (const chunk of content) {
      digest.update(chunk)
      size += chunk.byteLength
      // A nearly full disk takes a part of what `write` is given, and says so only by a number.
      await file.writeFile(chunk)
    }
    await file.sync()
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  } finally {
    await file.close()
  }
  return { temporary, hash: digest.digest('hex'), size }
}

async function* list(root: string): AsyncGenerator<FileHash> {
  const shelves = (await readdir(root).catch(() => [])).filter((name) => /^[0-9a-f]{2}$/.test(name))
  for (const shelf of shelves)
    for (const name of await readdir(join(root, shelf))) if (/^[0-9a-f]{64}$/.test(name)) yield name
}

async function removeUnfinished(folder: string, before: Date): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name)
    const since = await stat(path).catch(() => undefined)
    if (since && since.mtime < before) await rm(path, { force: true })
  }
}
