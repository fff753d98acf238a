import { resolve } from 'node:path'
import type { Queue } from '../jobs/queues.ts'
import { makeBackup } from './make-backup.ts'
import { pruneBackups } from './prune-backups.ts'

/** The nightly backup, where `BACKUP_DIR` says where; then those that need not be kept go. */
export const backupQueue = (databaseUrl: string): Queue => ({
  name: 'platform.backup',
  run: async ({ config, files, log }) => {
    const { backupDir, backupRecipients: recipients, backupKeep } = config
    if (!backupDir) return
    const folder = resolve(backupDir)
    const { path, manifest } = await makeBackup({ databaseUrl, files, folder, recipients, now: new Date() })
    const removed = await pruneBackups(folder, backupKeep)
    log.info({ path, tables: manifest.tables.length, files: manifest.files.length, removed }, 'backup made')
  },
  retries: 2,
  expiresIn: 4 * 3_600,
  cron: '30 1 * * *',
  event: undefined,
})
