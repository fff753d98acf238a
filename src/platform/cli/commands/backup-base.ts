import { resolve } from 'node:path'
import { makeBase } from '../../backup/archive/make-base.ts'
import { BackupError } from '../../backup/backup-error.ts'
import type { Command } from '../command.ts'
import { filesOf } from '../files-of.ts'
import { openDatabase } from '../open-database.ts'

/** Copies the whole private database into its archive, beside a running server. */
export const backupBase: Command = {
  name: 'backup base',
  summary: 'Copies the whole private database into WAL_ARCHIVE_DIR; the product does it each night by itself',
  usage: '',
  run: async ({ config, print }) => {
    const { walArchiveDir, backupRecipients: recipients, dataDir } = config
    if (!walArchiveDir) throw new BackupError('Set WAL_ARCHIVE_DIR to the folder of the archive.')
    const database = await openDatabase(config)
    try {
      if (!database.adminUrl)
        throw new BackupError(
          'A base copy is of the private database: the server of DATABASE_URL archives with its own means (docs/operations.md).',
        )
      const order = { dataDir, adminUrl: database.adminUrl, files: filesOf(config), recipients }
      const base = await makeBase({ ...order, folder: resolve(walArchiveDir), now: new Date() })
      print(`${base.path}\n${(base.part.bytes / 1e6).toFixed(1)} MB, every moment since can be restored.`)
      return 0
    } finally {
      await database.release()
    }
  },
}
