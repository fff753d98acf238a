import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { namesIn } from './archive-folder.ts'

/** The file that is written last and says what a base copy is. */
export const BASE_MANIFEST = 'base.json'

const hash = z.string().regex(/^[0-9a-f]{64}$/)

const BaseManifest = z.object({
  format: z.literal(1),
  /** The copy is of no use for a moment before its end. */
  finishedAt: z.iso.datetime(),
  /** PostgreSQL's major version: no other can use the copy. */
  postgres: z.string(),
  /** The first segment of the log that is needed with it. */
  startSegment: z.string().regex(/^[0-9A-F]{24}$/),
  part: z.object({ file: z.string(), bytes: z.number(), plain: hash, stored: hash }),
  encrypted: z.boolean(),
  /** Uploaded files that were there. */
  files: z.array(hash),
})

/** What a base copy says of itself. */
export type BaseManifest = z.infer<typeof BaseManifest>

/** A base copy and where it is. */
export interface Base extends BaseManifest {
  path: string
}

/** The whole base copies of an archive, the oldest first. */
export function listBases(archive: string): Base[] {
  return namesIn(join(archive, 'base'))
    .filter((name) => /^\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}Z$/.test(name))
    .map((name) => {
      const path = join(archive, 'base', name)
      return { ...BaseManifest.parse(JSON.parse(readFileSync(join(path, BASE_MANIFEST), 'utf8'))), path }
    })
}
