import { readdir, readFile, unlink } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Config } from '../config.ts'
import type { Person } from './person.ts'

/** Removes the letters to a person, and about them, from the folder that stands in for a mail server; returns how many. */
export async function eraseOutbox({ dataDir }: Pick<Config, 'dataDir'>, person: Person): Promise<number> {
  const folder = join(resolve(dataDir), 'outbox')
  const names = await readdir(folder).catch(() => [])
  const texts = [...new Set([person.email ?? '', ...person.texts])].filter(Boolean)
  let removed = 0
  for (const name of names) {
    const letter = readable(await readFile(join(folder, name), 'utf8')).toLowerCase()
    if (!texts.some((text) => letter.includes(text.toLowerCase()))) continue
    await unlink(join(folder, name))
    removed += 1
  }
  return removed
}

/** A message as it came with what its parts say decoded: quoted-printable and base64 (RFC 2045, section 6). */
function readable(message: string): string {
  const bytes = message
    .replace(/=\r?\n/g, '')
    .replace(/(?:=[0-9A-F]{2})+/g, (codes) => Buffer.from(codes.replaceAll('=', ''), 'hex').toString())
  const parts = message.match(/(?:^[A-Za-z0-9+/]{60,76}={0,2}\r?\n)+(?:[A-Za-z0-9+/]+={0,2}\r?\n?)?/gm) ?? []
  return [message, bytes, ...parts.map((part) => Buffer.from(part, 'base64').toString())].join('\n')
}
