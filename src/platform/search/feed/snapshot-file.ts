import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { flatten, unflatten } from './flatten.ts'

/** First bytes of each file: another format has others. */
const MAGIC = 'tessuto search 1\n'
/** After it, 32 bits each: length and checksum of the description. */
const HEAD = MAGIC.length + 8
const PIECE = 8 * 1024 * 1024
/** No description is longer: so a broken length is not believed. */
const LONGEST = 256 * 1024 * 1024

interface Description {
  shape: unknown
  arrays: readonly { bytes: number; checksum: number }[]
}

/** Writes plain data with its typed arrays; the file has its name only once it is whole. */
export async function writeSnapshotFile(path: string, data: unknown): Promise<void> {
  const { shape, arrays } = flatten(data)
  const checksums: number[] = []
  for (const array of arrays) checksums.push(await checksumOf(array))
  const description: Description = {
    shape,
    arrays: arrays.map(({ byteLength }, index) => ({ bytes: byteLength, checksum: checksums[index] ?? 0 })),
  }
  const text = Buffer.from(JSON.stringify(description))
  const head = Buffer.alloc(HEAD)
  head.write(MAGIC, 'latin1')
  head.writeUInt32LE(text.length, MAGIC.length)
  head.writeUInt32LE(crc32(text), MAGIC.length + 4)
  const unfinished = `${path}.new`
  const file = await open(unfinished, 'w', 0o600)
  try {
    // A nearly full disk takes a part of what `write` is given, and says so only by a number.
    for (const bytes of [head, text, ...arrays]) await file.writeFile(bytes)
    await file.sync()
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  } finally {
    await file.close()
  }
  await rename(unfinished, path)
}

/** Reads it back, the arrays in shared memory; undefined when anything in it is not as it was written. */
export async function readSnapshotFile(path: string): Promise<unknown> {
  const file = await open(path).catch(() => undefined)
  if (!file) return undefined
  try {
    return await read(file)
  } catch {
    return undefined
  } finally {
    await file.close()
  }
}

async function read(file: FileHandle): Promise<unknown> {
  const head = await bytesOf(file, Buffer.alloc(HEAD))
  if (head.toString('latin1', 0, MAGIC.length) !== MAGIC) return undefined
  const length = head.readUInt32LE(MAGIC.length)
  if (length > LONGEST) return undefined
  const text = await bytesOf(file, Buffer.alloc(length))
  if (crc32(text) !== head.readUInt32LE(MAGIC.length + 4)) return undefined
  const description: Description = JSON.parse(text.toString())
  const arrays: Uint8Array[] = []
  for (const { bytes, checksum } of description.arrays) {
    const array = await bytesOf(file, new Uint8Array(new SharedArrayBuffer(bytes)))
    if ((await checksumOf(array)) !== checksum) return undefined
    arrays.push(array)
  }
  return unflatten({ shape: description.shape, arrays })
}

async function bytesOf<T extends Uint8Array>(file: FileHandle, into: T): Promise<T> {
  for (let at = 0; at < into.length; ) {
    const { bytesRead } = await file.read(into, at, Math.min(PIECE, into.length - at))
    if (bytesRead === 0) throw new Error('the file ends too early')
    at += bytesRead
  }
  return into
}

/** In pieces, so that changes are followed meanwhile. */
async function checksumOf(bytes: Uint8Array): Promise<number> {
  let sum = 0
  for (let at = 0; at < bytes.length; at += PIECE) {
    sum = crc32(bytes.subarray(at, at + PIECE), sum)
    if (bytes.length > PIECE) await new Promise((resolve) => setImmediate(resolve))
  }
  return sum
}
