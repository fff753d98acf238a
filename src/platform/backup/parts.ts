import { createHash, type Hash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { ReadableStream } from 'node:stream/web'
import { createGunzip, createGzip } from 'node:zlib'
import type { Encrypter } from 'age-encryption'
import { BackupError } from './backup-error.ts'
import type { Part } from './manifest.ts'

type Bytes = AsyncIterable<Uint8Array>
type Step = (source: Bytes) => Bytes

/** How a part is written: encrypted to these public keys, compressed or as it is. */
export interface Writing {
  recipients: readonly string[]
  compress: boolean
}

/** How a part is read again: by this secret key when it is encrypted. */
export interface Reading {
  identity: string | undefined
  encrypted: boolean
  compressed: boolean
}

/** Writes a part, on disk before it returns, and tells the hashes of what it holds and of the file. */
export async function writePart(path: string, source: Bytes, how: Writing): Promise<Omit<Part, 'file'>> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const [plain, stored] = [createHash('sha256'), createHash('sha256')]
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true })
  await pipeline(
    steps(
      source,
      hashing(plain),
      how.compress && zipped,
      how.recipients.length > 0 && sealed(how.recipients),
    ),
    hashing(stored),
    file,
  )
  return { bytes: (await stat(path)).size, plain: plain.digest('hex'), stored: stored.digest('hex') }
}

/** Reads what a part holds; throws at its end when it is not what was written. */
export async function* readPart(path: string, part: Part, how: Reading): AsyncGenerator<Uint8Array> {
  const [plain, stored] = [createHash('sha256'), createHash('sha256')]
  const source = createReadStream(path)
  try {
    yield* steps(
      source,
      hashing(stored),
      how.encrypted && opened(how.identity),
      how.compressed && unzipped,
      hashing(plain),
    )
  } catch (error) {
    if (error instanceof BackupError) throw error
    throw new BackupError(`${part.file} cannot be read: ${(error as Error).message}.`)
  }
  if (stored.digest('hex') !== part.stored || plain.digest('hex') !== part.plain)
    throw new BackupError(`${part.file} is damaged: it is not what was written.`)
}

/** Whether a file is still what was written; needs no key. */
export async function isIntact(path: string, part: Part): Promise<boolean> {
  const stored = createHash('sha256')
  try {
    for await (const chunk of createReadStream(path)) stored.update(chunk as Uint8Array)
  } catch {
    return false
  }
  return stored.digest('hex') === part.stored
}

const steps = (source: Bytes, ...wanted: readonly (Step | false)[]): Bytes =>
  wanted.reduce<Bytes>((before, step) => (step ? step(before) : before), source)

const hashing = (hash: Hash): Step =>
  async function* (source) {
    for await (const chunk of source) {
      hash.update(chunk)
      yield chunk
    }
  }

const zipped: Step = (source) => throughStream(source, createGzip())
const unzipped: Step = (source) => throughStream(source, createGunzip())

async function* throughStream(
  source: Bytes,
  middle: NodeJS.ReadWriteStream,
): Bytes & AsyncGenerator<Uint8Array> {
  const done = pipeline(source, middle)
  // What fails before it fails behind too: it is told there.
  done.catch(() => {})
  for await (const chunk of middle) yield chunk as unknown as Uint8Array
  await done
}

/** Loading it costs four times what Node itself does, and PostgreSQL starts a Node for each segment it archives. */
const age = () => import('age-encryption')

const sealed = (recipients: readonly string[]): Step =>
  async function* (source) {
    const { Encrypter } = await age()
    const encrypter = new Encrypter()
    for (const recipient of recipients) encrypter.addRecipient(recipient)
    yield* await encrypter.encrypt(webStream(source))
  }

const opened = (identity: string | undefined): Step =>
  async function* (source) {
    if (!identity)
      throw new BackupError('This backup is encrypted: give the secret key with --identity FILE.')
    const { Decrypter } = await age()
    const decrypter = new Decrypter()
    decrypter.addIdentity(identity)
    yield* await decrypter.decrypt(webStream(source))
  }

/** The same stream under the type that browsers know too. */
const webStream = (source: Bytes) =>
  ReadableStream.from(source) as unknown as Parameters<Encrypter['encrypt']>[0] &
    globalThis.ReadableStream<Uint8Array>
