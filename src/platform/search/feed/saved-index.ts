import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { ClientBase } from 'pg'
import type { Part } from '../engine/segment.ts'
import type { SearchKind } from '../kind.ts'
import { readSnapshotFile, writeSnapshotFile } from './snapshot-file.ts'

/** The index as a snapshot file keeps it. */
export interface SavedIndex {
  /** What made it, see `makerOf`. */
  maker: string
  /** The database it was made from, see `databaseIdentity`. */
  identity: string
  /** Its row in `search_mark`: a database that does not have it was put back to an earlier state. */
  mark: string
  position: string
  collections: readonly { kind: string; parts: readonly SavedPart[] }[]
}

/** A segment as it is kept. Its words are also those of deleted records, until it is written anew. */
export interface SavedPart extends Part {
  /** When the first of its records was deleted, in milliseconds since 1970. */
  wornSince?: number | undefined
}

const FILE = /^[\da-f-]{36}\.index$/

/** Kinds and program, as a checksum: what another version of the engine or of a kind made is made anew. */
export function makerOf(kinds: readonly SearchKind[]): string {
  const hash = createHash('sha256').update(JSON.stringify(kinds)).update(process.version)
  for (const folder of ['engine', 'text']) {
    const path = join(import.meta.dirname, '..', folder)
    const programs = readdirSync(path).filter((file) => /(?<!\.test)\.[jt]s$/.test(file))
    for (const file of programs.sort()) hash.update(readFileSync(join(path, file)))
  }
  return hash.digest('hex')
}

/** Remembers in the database that there is an index of this position; returns the name of the memory. */
export async function addMark(client: ClientBase, position: string): Promise<string> {
  const mark = randomUUID()
  await client.query('insert into search_mark (id, horizon) values ($1, pg_snapshot_xmin($2::pg_snapshot))', [
    mark,
    position,
  ])
  return mark
}

/** Keeps an index in a folder; what else is there goes. */
export async function saveIndex(folder: string, index: SavedIndex): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const name = `${index.mark}.index`
  await writeSnapshotFile(join(folder, name), index)
  for (const other of await readdir(folder))
    if (other !== name) await rm(join(folder, other), { force: true })
}

/** The newest index that was kept and can be used, or undefined. Its position may still prove too old. */
export async function loadIndex(
  client: ClientBase,
  folder: string,
  maker: string,
  identity: string | undefined,
): Promise<SavedIndex | undefined> {
  if (!identity) return undefined
  for (const file of await savedFiles(folder)) {
    const saved = (await readSnapshotFile(file)) as SavedIndex | undefined
    if (saved?.maker !== maker || saved.identity !== identity) continue
    const { rowCount } = await client.query('select from search_mark where id = $1', [saved.mark])
    if (rowCount) return saved
  }
  return undefined
}

/** Paths of the files of a folder, the newest first. */
export async function savedFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((): string[] => [])
  const files = await Promise.all(
    names
      .filter((name) => FILE.test(name))
      .map(async (name) => {
        const path = join(folder, name)
        return { path, at: (await stat(path).catch(() => undefined))?.mtimeMs ?? 0 }
      }),
  )
  return files.sort((a, b) => b.at - a.at).map(({ path }) => path)
}
