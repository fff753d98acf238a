import { resolve } from 'node:path'
import type { Services } from '../../cx.ts'
import { places } from '../../db/server/places.ts'
import { archiveOf } from './archive-folder.ts'
import { archiveUploads } from './archive-uploads.ts'
import { listBases } from './base-manifest.ts'
import { makeBase } from './make-base.ts'
import { pruneArchive } from './prune-archive.ts'

/** Between two looks at what was uploaded: a third of the minute that may be lost at most. */
const LOOK_MS = 20_000

const HOUR_MS = 3_600_000

/** Work beside the pages that ends with them. */
interface Keeping {
  stop(): Promise<void>
}

/**
 * Beside what PostgreSQL archives by itself: the uploaded files, a base copy each day, and the end of what is too old.
 * `adminUrl` is that of the private server's superuser; there is nothing to do for a server of others.
 */
export function keepArchive(services: Services, adminUrl: string | undefined): Keeping {
  const { walArchiveDir, dataDir } = services.config
  if (!walArchiveDir || !adminUrl) return { stop: async () => {} }
  const folder = resolve(walArchiveDir)
  const archive = archiveOf(folder, places(resolve(dataDir)).cluster)
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  const turn = async () => {
    try {
      await look(services, { archive, folder, adminUrl }, new Date())
    } catch (error) {
      services.log.error({ err: error }, 'archive')
    }
    if (!stopped) timer = setTimeout(next, LOOK_MS)
  }
  const next = () => {
    running = turn()
  }
  next()
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}

async function look(
  { config, files, log }: Services,
  { archive, folder, adminUrl }: { archive: string; folder: string; adminUrl: string },
  now: Date,
): Promise<void> {
  const recipients = config.backupRecipients
  await archiveUploads(files, archive, recipients)
  const newest = listBases(archive).at(-1)
  if (!isBaseDue(newest && new Date(newest.finishedAt), now, config.timeZone)) return
  const { path } = await makeBase({ dataDir: config.dataDir, folder, adminUrl, files, recipients, now })
  const removed = await pruneArchive(archive, config.walArchiveKeep, now)
  log.info({ path, removed }, 'base copy made')
}

/** Whether a base copy is wanted: the first at once, then each night, and in the day when a night was missed. */
export function isBaseDue(newest: Date | undefined, now: Date, timeZone: string): boolean {
  if (!newest) return true
  const age = now.getTime() - newest.getTime()
  const hour = Number(now.toLocaleString('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone }))
  return age > 30 * HOUR_MS || (age > 12 * HOUR_MS && hour >= 2 && hour < 5)
}
