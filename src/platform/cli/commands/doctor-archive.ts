import pg from 'pg'
import { archiveOf } from '../../backup/archive/archive-folder.ts'
import { listBases } from '../../backup/archive/base-manifest.ts'
import type { Config } from '../../config.ts'
import { places } from '../../db/server/places.ts'
import type { Translate } from '../../i18n/messages.ts'
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
export async function archiveFindings(
  config: Config,
  adminUrl: string | undefined,
  t: Translate,
): Promise<Finding[]> {
  if (!config.walArchiveDir) return []
  if (!adminUrl)
    return [{ ok: false, what: t('doctor.archive_foreign'), fix: t('doctor.archive_foreign_fix') }]
  return [aboutLog(await askArchiving(adminUrl), t), aboutBase(config.walArchiveDir, config.dataDir, t)]
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
export function aboutLog({ mode, waiting, lag, failing }: Archiving, t: Translate): Finding {
  if (mode === 'off') return { ok: false, what: t('doctor.archive_off'), fix: t('doctor.archive_off_fix') }
  const seconds = lag ?? 0
  const queue = t('doctor.archive_waiting', { waiting, seconds })
  const what = failing ? t('doctor.archive_refused', { waiting: queue, segment: failing }) : queue
  return { ok: seconds <= MOST_LAG && !failing, what, fix: t('doctor.archive_fix') }
}

function aboutBase(folder: string, dataDir: string, t: Translate): Finding {
  const newest = listBases(archiveOf(folder, places(dataDir).cluster)).at(-1)
  const ok = newest !== undefined && Date.now() - new Date(newest.finishedAt).getTime() < OLDEST_BASE_MS
  const what = newest ? t('doctor.base_ok', { at: new Date(newest.finishedAt) }) : t('doctor.base_none')
  return { ok, what, fix: t('doctor.base_fix') }
}
