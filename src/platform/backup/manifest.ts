import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { BackupError } from './backup-error.ts'

/** Grows when backups are written in another way. */
export const FORMAT = 1

/** The file that is written last and says what a backup holds. */
export const MANIFEST = 'manifest.json'

const hash = z.string().regex(/^[0-9a-f]{64}$/)

/** One file of a backup: `plain` is the SHA-256 of what it holds, `stored` that of the file itself. */
const Part = z.object({ file: z.string(), bytes: z.number(), plain: hash, stored: hash })

const TablePart = Part.extend({ name: z.string(), columns: z.array(z.string()), rows: z.number() })

const Manifest = z.object({
  format: z.literal(FORMAT, { error: 'was written in another format' }),
  madeAt: z.string(),
  /** Version of the server it was read from, such as "18.4". */
  postgres: z.string(),
  migrations: z.array(z.object({ name: z.string(), checksum: hash })),
  /** Public keys that it is encrypted to; none when it is not. */
  recipients: z.array(z.string()),
  tables: z.array(TablePart),
  /** Last values; `null` for a sequence that was never used. */
  sequences: z.array(z.object({ name: z.string(), value: z.string().nullable() })),
  /** Background work that waits, one JSON object a line. */
  jobs: Part.extend({ rows: z.number() }),
  /** Uploaded files, in a pool that all the backups of a folder share; `plain` is their name in the store. */
  files: z.array(Part),
})

export type Part = z.infer<typeof Part>
export type TablePart = z.infer<typeof TablePart>
export type Manifest = z.infer<typeof Manifest>

/** Reads what a backup says of itself; throws a `BackupError` for what is no whole backup. */
export async function readManifest(folder: string): Promise<Manifest> {
  const file = join(folder, MANIFEST)
  const text = await readFile(file, 'utf8').catch(() => {
    throw new BackupError(`${folder} is no backup: it has no ${MANIFEST}.`)
  })
  const read = Manifest.safeParse(parsed(text, file))
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new BackupError(`${file} cannot be read: ${issue?.path.join('.')} ${issue?.message}.`)
}

function parsed(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new BackupError(`${file} is damaged.`)
  }
}
