import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileStore } from '../files/file-store.ts'
import { BackupError } from './backup-error.ts'
import { compareRestored } from './drill.ts'
import { makeBackup } from './make-backup.ts'
import type { Manifest } from './manifest.ts'
import { restoreBackup } from './restore-backup.ts'

/** What is moved, and where to. */
export interface MoveOrder {
  /** A database that nobody changes meanwhile. */
  from: string
  /** An empty one, on any server from PostgreSQL 15. */
  to: string
  /** Folder for the copy on the way; there is as much place needed as a backup takes. */
  folder: string
  modules: readonly string[]
  now: Date
  /** Told what is being done. */
  say?: (what: string) => void
}

/** Uploaded files stay where they are: the new database names the same ones. */
const NO_FILES: FileStore = {
  put: () => Promise.reject(new Error('files are not moved')),
  aside: () => Promise.reject(new Error('files are not moved')),
  hold: () => Promise.reject(new Error('files are not moved')),
  get: () => {
    throw new Error('files are not moved')
  },
  path: () => '',
  has: async () => false,
  delete: async () => {},
  cameAt: async () => undefined,
  removeUnfinished: async () => {},
  list: async function* () {},
}

/** Copies a whole database to another server and compares every table there with what was read here. */
export async function moveDatabase({ from, to, folder, modules, now, say }: MoveOrder): Promise<Manifest> {
  const copy = await mkdtemp(join(folder, 'moving-'))
  try {
    const order = { databaseUrl: from, files: NO_FILES, folder: copy, recipients: [], now }
    const { path, manifest } = await makeBackup(order)
    const restoring = { path, databaseUrl: to, files: NO_FILES, modules, identity: undefined }
    await restoreBackup({ ...restoring, ...(say && { say }) })
    const wrong = await compareRestored(to, { ...manifest, files: [] }, NO_FILES)
    if (wrong.length > 0)
      throw new BackupError(`Not moved: ${wrong.join(', ')}. Use an empty database, and try again.`)
    return manifest
  } finally {
    await rm(copy, { recursive: true, force: true })
  }
}
