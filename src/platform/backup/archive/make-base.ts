import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { places } from '../../db/server/places.ts'
import type { FileStore } from '../../files/file-store.ts'
import { nameFor } from '../make-backup.ts'
import { writePart } from '../parts.ts'
import { archiveOf } from './archive-folder.ts'
import { archiveUploads } from './archive-uploads.ts'
import { BASE_MANIFEST, type Base, type BaseManifest } from './base-manifest.ts'
import { type BaseSpan, readBase } from './base-stream.ts'

/** What a base copy is made of and where it goes. */
export interface BaseOrder {
  dataDir: string
  /** Folder of all the archives. */
  folder: string
  /** Address of the private server's superuser. */
  adminUrl: string
  files: FileStore
  recipients: readonly string[]
  now: Date
}

/** Copies the whole private database as it works: with the log archived since, any later moment can be restored. */
export async function makeBase(order: BaseOrder): Promise<Base> {
  const { cluster } = places(resolve(order.dataDir))
  const archive = archiveOf(order.folder, cluster)
  const path = join(archive, 'base', nameFor(order.now))
  const unfinished = `${path}.unfinished`
  await mkdir(unfinished, { recursive: true, mode: 0o700 })
  try {
    const manifest = await write(order, archive, unfinished)
    await writeFile(join(unfinished, BASE_MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`, {
      mode: 0o600,
      flush: true,
    })
    await rename(unfinished, path)
    return { ...manifest, path }
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    throw error
  }
}

async function write(order: BaseOrder, archive: string, into: string): Promise<BaseManifest> {
  const { recipients, files } = order
  const spans: BaseSpan[] = []
  const file = `base.tar.gz${recipients.length > 0 ? '.age' : ''}`
  const content = readBase(order.adminUrl, (span) => spans.push(span))
  const part = await writePart(join(into, file), content, { recipients, compress: true })
  const [span] = spans
  if (!span) throw new Error('PostgreSQL ended its copy too early.')
  return {
    format: 1,
    finishedAt: new Date().toISOString(),
    postgres: (await readFile(join(places(resolve(order.dataDir)).cluster, 'PG_VERSION'), 'utf8')).trim(),
    startSegment: segmentOf(span),
    part: { file, ...part },
    encrypted: recipients.length > 0,
    files: await archiveUploads(files, archive, recipients),
  }
}

/** The segment of 16 MB in which a place of the log such as `0/3000028` is. */
function segmentOf({ timeline, start }: BaseSpan): string {
  const [high = '0', low = '0'] = start.split('/')
  const parts = [timeline, Number.parseInt(high, 16), Number.parseInt(low, 16) >>> 24]
  return parts.map((part) => part.toString(16).toUpperCase().padStart(8, '0')).join('')
}
