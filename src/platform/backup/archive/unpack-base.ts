import { spawn } from 'node:child_process'
import { chownSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type Account, commandPrefix } from '../../db/server/account.ts'
import { BackupError } from '../backup-error.ts'
import { readPart } from '../parts.ts'
import type { Base } from './base-manifest.ts'

/** Unpacks a base copy into a new folder that belongs to who runs PostgreSQL. */
export async function unpackBase(
  { path, part, encrypted }: Base,
  into: string,
  account: Account,
  identity: string | undefined,
): Promise<void> {
  await unpackTar(
    readPart(join(path, part.file), part, { identity, encrypted, compressed: true }),
    into,
    account,
  )
}

/** Unpacks a tar archive into a new folder that belongs to an account. */
export async function unpackTar(
  content: AsyncIterable<Uint8Array>,
  into: string,
  account: Account,
): Promise<void> {
  mkdirSync(into, { mode: 0o700 })
  if (process.getuid?.() === 0) chownSync(into, account.uid, account.gid)
  const words = [...commandPrefix(account, [into]), 'tar', '--extract', '--file', '-', '--directory', into]
  const [program = '', ...args] = words
  const tar = spawn(program, args, { cwd: '/', stdio: ['pipe', 'ignore', 'pipe'] })
  let said = ''
  tar.stderr.on('data', (chunk) => {
    said += chunk
  })
  const ended = new Promise<string | undefined>((resolve) => {
    tar.on('error', (error) => resolve(error.message))
    tar.on('close', (code) => resolve(code === 0 ? undefined : said.trim() || `tar ended with ${code}`))
  })
  await pipeline(content, tar.stdin).catch((error) => {
    if (error instanceof BackupError) throw error
  })
  const failed = await ended
  if (failed) throw new BackupError(`The base copy could not be unpacked: ${failed}`)
}
