import type { Readable } from 'node:stream'
import { Transform } from 'node:stream'
import { type Entry, open, type ZipFile } from 'yauzl'
import { FileRefused } from './file-refused.ts'
import { LIMITS } from './limits.ts'

/** A workbook whose list of parts was checked before any part was inflated. */
export type Archive = {
  has: (name: string) => boolean
  /** One part, inflated as it is read and cut off as soon as it grows beyond what it declared or may be. */
  read: (name: string) => Promise<Readable>
  close: () => void
}

/** Opens a zip without inflating anything: refuses too many parts, too big or too dense ones, and passwords. */
export async function openArchive(path: string): Promise<Archive> {
  const zip = await openZip(path)
  try {
    const entries = await listEntries(zip)
    const budget = { left: LIMITS.inflatedBytes }
    return {
      has: (name) => entries.has(name),
      read: (name) => readEntry(zip, entries.get(name), budget),
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

function openZip(path: string): Promise<ZipFile> {
  return new Promise((resolve, reject) =>
    open(path, { lazyEntries: true, autoClose: false }, (error, zip) =>
      error ? reject(new FileRefused('broken', error.message)) : resolve(zip),
    ),
  )
}

function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>()
    let total = 0
    zip.on('error', (error: Error) => reject(new FileRefused('broken', error.message)))
    zip.on('end', () => resolve(entries))
    zip.on('entry', (entry: Entry) => {
      total += entry.uncompressedSize
      const refusal = entryRefusal(entry, entries.size, total)
      if (refusal) return reject(refusal)
      entries.set(entry.fileName, entry)
      zip.readEntry()
    })
    if (zip.entryCount > LIMITS.entries) return reject(new FileRefused('too_many_entries'))
    zip.readEntry()
  })
}

function entryRefusal(entry: Entry, before: number, total: number): FileRefused | undefined {
  if (before >= LIMITS.entries) return new FileRefused('too_many_entries')
  if (entry.isEncrypted()) return new FileRefused('encrypted')
  if (total > LIMITS.inflatedBytes) return new FileRefused('inflated_too_big')
  if (isTooDense(entry.uncompressedSize, entry.compressedSize)) return new FileRefused('inflated_too_big')
  return undefined
}

const isTooDense = (inflated: number, compressed: number) =>
  inflated > 1024 * 1024 && inflated > compressed * LIMITS.ratio

function readEntry(zip: ZipFile, entry: Entry | undefined, budget: { left: number }): Promise<Readable> {
  return new Promise((resolve, reject) => {
    if (!entry) return reject(new FileRefused('broken', 'missing part'))
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(new FileRefused('broken', error.message))
      const counter = counting(entry, budget)
      stream.on('error', (cause) => counter.destroy(new FileRefused('broken', cause.message)))
      counter.on('close', () => stream.destroy())
      resolve(stream.pipe(counter))
    })
  })
}

/** Declared sizes can lie, so what really comes out is counted too. */
function counting(entry: Entry, budget: { left: number }): Transform {
  let seen = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length
      budget.left -= chunk.length
      if (budget.left < 0 || isTooDense(seen, entry.compressedSize)) done(new FileRefused('inflated_too_big'))
      else done(null, chunk)
    },
  })
}
