import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { BackupError } from '../backup-error.ts'
import { writePart } from '../parts.ts'
import { findArchived, shelfOf } from './archive-folder.ts'

/**
 * Puts a file of the write-ahead log into the archive: on disk before it returns, under its name only when it is whole,
 * and never in the place of another. PostgreSQL may ask again for one that is there: that is in order when it is the same.
 */
export async function archiveFile(
  source: string,
  name: string,
  archive: string,
  recipients: readonly string[],
): Promise<void> {
  const there = findArchived(archive, name)
  if (there) {
    if (there.plain === (await hashOf(source))) return
    throw new BackupError(`${name} is in the archive already and holds something else: ${there.path}`)
  }
  const shelf = shelfOf(archive, name)
  await mkdir(shelf, { recursive: true, mode: 0o700 })
  // PostgreSQL archives one file after the other: what lies there unfinished is of one that was killed.
  const unfinished = join(shelf, 'unfinished')
  await rm(unfinished, { force: true })
  try {
    const { plain, stored } = await writePart(unfinished, createReadStream(source), {
      recipients,
      compress: true,
    })
    const ending = recipients.length > 0 ? '.gz.age' : '.gz'
    await rename(unfinished, join(shelf, `${name}-${plain}-${stored}${ending}`))
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
  for (const folder of [shelf, dirname(shelf), archive]) await syncFolder(folder)
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

/** A new name outlives a fall of the power only when its folder is written too. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  await folder.sync().finally(() => folder.close())
}
