import { restorePoint } from '../../backup/archive/restore-point.ts'
import { BackupError } from '../../backup/backup-error.ts'
import { restoreBackup } from '../../backup/restore-backup.ts'
import type { Command, CommandContext } from '../command.ts'
import { filesOf } from '../files-of.ts'
import { openDatabase } from '../open-database.ts'
import { identityOf, pathOf } from './backup.ts'

/** Puts a backup back into an empty database, or the private database as it was at a moment. */
export const restore: Command = {
  name: 'restore',
  summary: 'Puts a backup back into an empty data folder, or into the empty database of DATABASE_URL',
  usage: 'FOLDER/DATE [--identity FILE], or WAL_ARCHIVE_DIR --to-time 2026-11-22T10:15:00+01:00|latest',
  options: { identity: { type: 'string' }, 'to-time': { type: 'string' } },
  run: (cx) => (cx.values['to-time'] === undefined ? restoreFrom(cx) : restoreTo(cx)),
}

async function restoreFrom(cx: CommandContext): Promise<number> {
  const [path, identity] = [pathOf(cx), await identityOf(cx)]
  const database = await openDatabase(cx.config)
  try {
    const order = { path, identity, databaseUrl: database.url, files: filesOf(cx.config) }
    const manifest = await restoreBackup({
      ...order,
      modules: cx.modules.names,
      say: (what) => cx.print(`  ${what}`),
    })
    cx.print(`Restored as it was on ${manifest.madeAt}, in ${database.where}. Start it as usual.`)
    return 0
  } finally {
    await database.release()
  }
}

async function restoreTo(cx: CommandContext): Promise<number> {
  const { dataDir, databaseUrl } = cx.config
  if (databaseUrl)
    throw new BackupError(
      'An archive is of the private database: leave DATABASE_URL out, and give a new DATA_DIR.',
    )
  const [folder] = cx.positionals
  if (!folder) throw new BackupError('Which archive? Name the folder of WAL_ARCHIVE_DIR.')
  const to = momentOf(String(cx.values['to-time']))
  const order = { folder, to, dataDir, files: filesOf(cx.config), identity: await identityOf(cx) }
  const last = await restorePoint({ ...order, say: (what) => cx.print(`  ${what}`) })
  cx.print(`Restored${last ? `: the last change is of ${last}` : ''}, in ${dataDir}. Start it as usual.`)
  return 0
}

/** A moment with its time zone: half an hour is easily lost between two clocks. */
function momentOf(text: string): Date | undefined {
  if (text === 'latest') return undefined
  const moment = new Date(text)
  if (/T\d{2}:\d{2}.*(Z|[+-]\d{2}:\d{2})$/.test(text) && !Number.isNaN(moment.getTime())) return moment
  throw new BackupError(
    `--to-time wants a moment with its time zone, such as 2026-11-22T10:15:00+01:00, or latest; not “${text}”.`,
  )
}
