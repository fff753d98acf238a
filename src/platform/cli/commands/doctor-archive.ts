import pg from 'pg'
import { archiveOf } from '../../backup/archive/archive-folder.ts'
import { listBases } from '../../backup/archive/base-manifest.ts'
import type { Config } from '../../config.ts'
import { places } from '../../db/server/places.ts'
import type { Finding } from '../../module.ts'

/** What was done may wait so long for its place in the archive, in seconds. */
const MOST_LAG = 60

/** Nightly: older than two nights means that some failed. */
const OLDEST_BASE_MS = 2 * 86_400_000

/** What PostgreSQL says of its archiving; times in seconds. */
interface Archiving {
  mode: string
  waiting: number
  lag: number | null
  failing: string | null
}

/** Whether every change reaches the archive within a minute, and whether there is a base copy to begin from. */
export async function archiveFindings(config: Config, adminUrl: string | undefined): Promise<Finding[]> {
  if (!config.walArchiveDir) return []
  if (!adminUrl)
    return [
      {
        ok: false,
        what: 'Archive: WAL_ARCHIVE_DIR is set, but the server of DATABASE_URL is not ours',
        fix: 'Leave WAL_ARCHIVE_DIR out and let that server archive by its own means: docs/operations.md, “Any moment”.',
      },
    ]
  return [aboutLog(await askArchiving(adminUrl)), aboutBase(config.walArchiveDir, config.dataDir)]
}

async function askArchiving(adminUrl: string): Promise<Archiving> {
  const client = new pg.Client({ connectionString: adminUrl })
  client.on('error', () => {})
  await client.connect()
  try {
    const { rows } = await client.query<Archiving>(
      `select current_setting('archive_mode') as mode,
         (select count(*)::int from pg_ls_archive_statusdir() where name like '%.ready') as waiting,
         (select extract(epoch from now() - min(modification))::int
          from pg_ls_archive_statusdir() where name like '%.ready') as lag,
         (select last_failed_wal from pg_stat_archiver
          where last_failed_time > coalesce(last_archived_time, '-infinity')) as failing`,
    )
    return rows[0] ?? { mode: 'off', waiting: 0, lag: null, failing: null }
  } finally {
    await client.end()
  }
}

/** The words for what PostgreSQL says of its archiving. */
export function aboutLog({ mode, waiting, lag, failing }: Archiving): Finding {
  if (mode === 'off')
    return {
      ok: false,
      what: 'Archive: PostgreSQL does not archive yet',
      fix: 'Stop Tessuto and start it again.',
    }
  const late = (lag ?? 0) > MOST_LAG
  const what = `Archive: ${waiting} segments wait, the oldest for ${lag ?? 0} seconds`
  const fix =
    'Read “could not archive” in postgres.log of the data folder; look at the space and the rights of WAL_ARCHIVE_DIR. Until it is repaired the log grows in the data folder.'
  return { ok: !late && !failing, what: failing ? `${what}; ${failing} was refused` : what, fix }
}

function aboutBase(folder: string, dataDir: string): Finding {
  const newest = listBases(archiveOf(folder, places(dataDir).cluster)).at(-1)
  const ok = newest !== undefined && Date.now() - new Date(newest.finishedAt).getTime() < OLDEST_BASE_MS
  const what = newest
    ? `Archive: the newest base copy is of ${newest.finishedAt}`
    : 'Archive: no base copy yet'
  return { ok, what, fix: 'Run npm run tessuto -- backup base, and look for “archive” in the log.' }
}
