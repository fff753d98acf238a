import { chownSync, mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Config } from '../../config.ts'
import { serverAccount } from '../../db/server/account.ts'
import { places } from '../../db/server/places.ts'
import type { Wish } from '../../db/server/private-server.ts'
import { DatabaseUnavailable } from '../../db/server/refusal.ts'

/** Seconds after which even a segment that is not full is archived: half of the minute that may be lost at most. */
const ARCHIVE_AFTER = 30

type Where = Pick<Config, 'dataDir' | 'walArchiveDir' | 'backupRecipients'>

/** How the private server is asked to archive; nothing where no folder is set. */
export function archiveWish({ dataDir, walArchiveDir, backupRecipients }: Where): Wish {
  if (!walArchiveDir) return {}
  const folder = resolve(walArchiveDir)
  prepare(folder, dataDir)
  const program = join(import.meta.dirname, 'archive-main.js')
  return {
    settings: {
      archive_mode: 'on',
      archive_timeout: String(ARCHIVE_AFTER),
      archive_command: shellCommand([process.execPath, program, '%p', '%f', folder, ...backupRecipients]),
    },
    folders: [folder, program, dirname(process.execPath)],
  }
}

/** The folder must be the property of who runs PostgreSQL: it writes there. */
function prepare(folder: string, dataDir: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    if (process.getuid?.() !== 0) return
    const { uid, gid } = serverAccount(places(resolve(dataDir)).cluster)
    chownSync(folder, uid, gid)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new DatabaseUnavailable(`WAL_ARCHIVE_DIR cannot be used (${reason}).`)
  }
}

/** Words for the shell that PostgreSQL starts; in them only `%p` and `%f` are PostgreSQL's own. */
export const shellCommand = (words: readonly string[]): string =>
  words
    .map((word) =>
      word === '%p' || word === '%f'
        ? `"${word}"`
        : `'${word.replaceAll("'", "'\\''").replaceAll('%', '%%')}'`,
    )
    .join(' ')
