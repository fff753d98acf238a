import { dirname, join, resolve } from 'node:path'
import { BackupError } from './backup-error.ts'
import { type Manifest, type Part, readManifest } from './manifest.ts'
import { isIntact, readPart } from './parts.ts'

/** What a look at a backup found. */
export interface Verified {
  manifest: Manifest
  /** Files that are missing or not what was written, by name. */
  damaged: string[]
  parts: number
  bytes: number
}

/** The parts of a backup with where each lies. */
export function partsOf(path: string, manifest: Manifest): { part: Part; at: string; compressed: boolean }[] {
  const own = [...manifest.tables, manifest.jobs].map((part) => ({
    part,
    compressed: true,
    at: join(path, part.file),
  }))
  const pool = dirname(resolve(path))
  return [...own, ...manifest.files.map((part) => ({ part, compressed: false, at: join(pool, part.file) }))]
}

/**
 * Reads every file of a backup and compares its hash. With the secret key, or when it is not encrypted, what is in them
 * is decrypted, expanded and compared too.
 */
export async function verifyBackup(path: string, identity: string | undefined): Promise<Verified> {
  const manifest = await readManifest(path)
  const encrypted = manifest.recipients.length > 0
  const damaged: string[] = []
  const parts = partsOf(path, manifest)
  for (const { part, at, compressed } of parts) {
    const whole =
      encrypted && !identity
        ? await isIntact(at, part)
        : await holdsWhatWasWritten(readPart(at, part, { identity, encrypted, compressed }))
    if (!whole) damaged.push(part.file)
  }
  return {
    manifest,
    damaged,
    parts: parts.length,
    bytes: parts.reduce((sum, { part }) => sum + part.bytes, 0),
  }
}

async function holdsWhatWasWritten(content: AsyncIterable<Uint8Array>): Promise<boolean> {
  try {
    for await (const _ of content);
    return true
  } catch (error) {
    if (error instanceof BackupError) return false
    throw error
  }
}
