import { readFile, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { BackupError } from '../../backup/backup-error.ts'
import { makeBackup } from '../../backup/make-backup.ts'
import { type Verified, verifyBackup } from '../../backup/verify-backup.ts'
import type { Command, CommandContext } from '../command.ts'
import { filesOf } from '../files-of.ts'
import { openDatabase } from '../open-database.ts'

const size = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`

/** Copies database and files into a folder, beside a running server. */
export const backup: Command = {
  name: 'backup',
  summary: 'Copies the database and the files into a folder, while the product runs',
  usage: 'FOLDER [--to age1…]…',
  options: { to: { type: 'string', multiple: true } },
  run: async (cx) => {
    const [folder = cx.config.backupDir] = cx.positionals
    if (!folder) throw new BackupError('Where to? Name a folder, or set BACKUP_DIR.')
    const recipients = listOf(cx.values.to) ?? cx.config.backupRecipients
    const database = await openDatabase(cx.config)
    try {
      const order = { databaseUrl: database.url, files: filesOf(cx.config), recipients, now: new Date() }
      const { path, manifest } = await makeBackup({ ...order, folder: resolve(folder) })
      const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
      const bytes = [...manifest.tables, ...manifest.files].reduce((sum, part) => sum + part.bytes, 0)
      cx.print(
        `${path}\n${manifest.tables.length} tables, ${rows} rows, ${manifest.files.length} files, ${size(bytes)}` +
          `${recipients.length > 0 ? ', encrypted' : ', not encrypted'}.`,
      )
      return 0
    } finally {
      await database.release()
    }
  },
}

/** Makes a pair of keys: the secret one into a file, the public one on the screen. */
export const backupKey: Command = {
  name: 'backup key',
  summary: 'Makes a private key in a file and prints the public key that backups are encrypted to',
  usage: 'FILE',
  run: async (cx) => {
    const [file] = cx.positionals
    if (!file) throw new BackupError('Name the file of the secret key; keep it away from this machine.')
    const identity = await generateX25519Identity()
    const recipient = await identityToRecipient(identity)
    await writeFile(file, `# public key: ${recipient}\n${identity}\n`, { mode: 0o600, flag: 'wx' }).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'EEXIST')
          throw new BackupError(`${file} is there already: a key is never overwritten.`)
        throw error
      },
    )
    cx.print(
      `Secret key: ${file}. Without it no encrypted backup can be read: keep copies away from this machine.`,
    )
    cx.print(`BACKUP_RECIPIENTS=${recipient}`)
    return 0
  },
}

/** Reads every file of a backup and says whether it is what was written. */
export const backupVerify: Command = {
  name: 'backup verify',
  summary: 'Reads every file of a backup and compares it with what was written',
  usage: 'FOLDER/DATE [--identity FILE]',
  options: { identity: { type: 'string' } },
  run: async (cx) => {
    const found = await verifyBackup(pathOf(cx), await identityOf(cx))
    for (const line of verdict(found)) cx.print(line)
    return found.damaged.length === 0 ? 0 : 1
  },
}

function verdict({ manifest, damaged, parts, bytes }: Verified): string[] {
  const of = `${parts} files, ${size(bytes)}, made ${manifest.madeAt}`
  if (damaged.length === 0) return [`Whole: ${of}.`]
  return [...damaged.map((file) => `damaged: ${file}`), `${damaged.length} of ${of}: use another backup.`]
}

/** The folder of the backup that was named. */
export function pathOf({ positionals }: CommandContext): string {
  const [path] = positionals
  if (!path) throw new BackupError('Which backup? Name its folder, such as /backups/2026-11-22T02-30-00Z.')
  return resolve(path)
}

/** The secret key in the file of `--identity`. */
export async function identityOf({ values }: CommandContext): Promise<string | undefined> {
  if (typeof values.identity !== 'string') return undefined
  const text = await readFile(values.identity, 'utf8')
  const key = text.split('\n').find((line) => line.startsWith('AGE-SECRET-KEY-'))
  if (!key) throw new BackupError(`${values.identity} holds no secret key (AGE-SECRET-KEY-…).`)
  return key.trim()
}

const listOf = (value: CommandContext['values'][string]): string[] | undefined =>
  Array.isArray(value) ? value.map(String) : undefined
