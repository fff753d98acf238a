import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compareRestored, useRestored } from '../../backup/drill.ts'
import { restoreBackup } from '../../backup/restore-backup.ts'
import { connect } from '../../db/database.ts'
import { privateServer } from '../../db/server/private-server.ts'
import { createServices } from '../../services.ts'
import type { Command } from '../command.ts'
import { filesOf } from '../files-of.ts'
import { bringUpToDate } from '../installation.ts'
import { identityOf, pathOf } from './backup.ts'

/** Restores a backup into a fresh folder, compares everything, uses it, and throws it away. */
export const backupDrill: Command = {
  name: 'backup drill',
  summary: 'Restores a backup into a fresh folder, compares every table and file, signs in and searches',
  usage: 'FOLDER/DATE [--identity FILE]',
  options: { identity: { type: 'string' } },
  run: async (cx) => {
    const [path, identity] = [pathOf(cx), await identityOf(cx)]
    const dataDir = mkdtempSync(join(tmpdir(), 'tessuto-drill-'))
    const config = { ...cx.config, dataDir, databaseUrl: undefined }
    const began = Date.now()
    const server = await privateServer(dataDir)
    const db = connect(server.url, { max: 4 })
    try {
      const files = filesOf(config)
      const order = { path, identity, databaseUrl: server.url, files, modules: cx.modules.names }
      const manifest = await restoreBackup(order)
      const seconds = (Date.now() - began) / 1_000
      const differing = await compareRestored(server.url, manifest, files)
      const services = createServices(config, db, cx.modules)
      await bringUpToDate(services)
      const wrong = [...differing, ...(await useRestored(services))]
      for (const line of wrong) cx.print(`WRONG ${line}`)
      cx.print(
        `${manifest.tables.length} tables and ${manifest.files.length} files restored in ${seconds.toFixed(1)} s; ` +
          (wrong.length === 0
            ? 'all are as they were, signing in and searching work.'
            : `${wrong.length} wrong.`),
      )
      return wrong.length === 0 ? 0 : 1
    } finally {
      await db.destroy()
      await server.release()
      rmSync(dataDir, { recursive: true, force: true })
    }
  },
}
