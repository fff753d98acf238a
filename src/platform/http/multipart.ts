import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Busboy, type BusboyInstance } from '@fastify/busboy'
import type { FileStore } from '../files/file-store.ts'
import { HttpError } from './errors.ts'
import { type HeldFiles, heldFiles } from './held-files.ts'

/** Most bytes of a form without its files. */
export const MOST_TEXT = 1024 * 1024
const MOST_PARTS = 2_000
const MOST_FILES = 20

/** Whether a form comes with files, or in the way of those that may. */
export const isMultipart = ({ headers }: Pick<Request, 'headers'>): boolean =>
  /^multipart\/form-data\b/i.test(headers.get('content-type') ?? '')

/** One field of a form, as it came. */
export type Entry = readonly [name: string, value: string | File]

/** How a body is read. */
export interface Reading {
  /** Largest body, in bytes. */
  maxBody: number
  /** Where its files are held until they are dropped; without it their content is passed over. */
  files?: Pick<FileStore, 'hold'> | undefined
}

/** What came, in its order; `drop` removes the files it brought. */
export interface ReadEntries {
  entries: readonly Entry[]
  drop(): Promise<void>
}

/**
 * Reads a multipart body as it comes: its files go to the disk piece by piece, so that many large ones at once take no
 * more memory than small ones. 400: broken or cut off; 413: more than may be sent. What the disk refuses is thrown as
 * it is.
 */
export async function readMultipart(request: Request, { maxBody, files }: Reading): Promise<ReadEntries> {
  const parser = parserFor(request.headers.get('content-type') ?? '')
  const held = heldFiles(files)
  const coming = collect(parser, held)
  try {
    await pipeline(bounded(request.body, maxBody), parser)
    return { entries: await coming.whole(), drop: held.drop }
  } catch (error) {
    await coming.breakOff()
    await held.drop()
    // Unread, the rest would keep the connection from carrying the next request.
    void passOver(request.body)
    throw coming.wrong() ?? error
  }
}

function parserFor(type: string): BusboyInstance {
  try {
    return new Busboy({
      headers: { 'content-type': type },
      isPartAFile: (_name, _type, fileName) => fileName !== undefined,
      preservePath: true,
      limits: { parts: MOST_PARTS, files: MOST_FILES, fieldSize: MOST_TEXT },
    })
  } catch {
    throw new HttpError(400)
  }
}

/** The bytes of a body up to the largest. */
async function* bounded(body: Request['body'], most: number): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const chunk of piecesOf(body)) {
    size += chunk.byteLength
    if (size > most) throw new HttpError(413)
    yield chunk
  }
}

async function passOver(body: Request['body']): Promise<void> {
  try {
    for await (const _ of piecesOf(body));
  } catch {}
}

/** Whoever reads no further leaves the connection as it is: it has to carry the answer. */
const piecesOf = (body: Request['body']) => body?.values({ preventCancel: true }) ?? []

/** Takes what the parser finds; the first thing that may not be ends it. */
function collect(parser: BusboyInstance, held: HeldFiles) {
  const entries: (Entry | Promise<Entry>)[] = []
  const contents: Readable[] = []
  let wrong: unknown
  let text = 0
  const refuse = (error: unknown) => {
    wrong ??= error
    parser.destroy(error as Error)
  }
  // What the parser finds wrong, or the connection, it says before the files that break off by it.
  parser.on('error', (error) => {
    wrong ??= error instanceof HttpError ? error : new HttpError(400)
  })
  parser.on('field', (name, value, _isNameCut, isCut) => {
    text += Buffer.byteLength(value) + (name?.length ?? 0)
    if (name === undefined) refuse(new HttpError(400))
    else if (isCut || text > MOST_TEXT) refuse(new HttpError(413))
    else entries.push([decoded(name), value])
  })
  parser.on('file', (name, content, fileName, _encoding, type) => {
    contents.push(content.on('error', () => {}))
    const file = held.hold(content, decoded(fileName), type)
    const entry = file.then((value): Entry => [decoded(name ?? ''), value])
    entry.catch(refuse)
    entries.push(entry)
    if (name === undefined) refuse(new HttpError(400))
  })
  for (const limit of ['partsLimit', 'filesLimit'] as const)
    parser.on(limit, () => refuse(new HttpError(413)))
  return {
    whole: async () => {
      const all = await Promise.all(entries)
      if (wrong) throw wrong
      return all
    },
    wrong: () => wrong,
    breakOff: async () => {
      for (const content of contents) content.destroy(new Error('the form did not come whole'))
      await Promise.allSettled(entries)
    },
  }
}

/** Names of fields and files as they were: browsers write these three otherwise (HTML, multipart/form-data). */
const decoded = (name: string): string =>
  name.replaceAll('%22', '"').replaceAll('%0D', '\r').replaceAll('%0A', '\n')
