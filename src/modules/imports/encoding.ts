import { createReadStream } from 'node:fs'

/** The encodings in which the lists of Italian offices arrive. */
export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le'

/** The encoding of a text file, from all its bytes: what is not perfect UTF-8 was written by an older Windows. */
export async function detectEncoding(path: string): Promise<Encoding> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let first = true
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 })) {
    const bytes: Buffer = chunk
    if (first && isUtf16(bytes)) return 'utf-16le'
    first = false
    try {
      decoder.decode(bytes, { stream: true })
    } catch {
      return 'windows-1252'
    }
  }
  try {
    decoder.decode()
  } catch {
    return 'windows-1252'
  }
  return 'utf-8'
}

/** "Unicode text" as Excel saves it: its byte order mark, or a zero after almost every letter. */
function isUtf16(start: Buffer): boolean {
  if (start[0] === 0xff && start[1] === 0xfe) return true
  const pairs = Math.min(200, start.length >> 1)
  let zeros = 0
  for (let i = 0; i < pairs; i++) if (start[i * 2 + 1] === 0 && start[i * 2] !== 0) zeros++
  return pairs > 10 && zeros / pairs > 0.8
}

/** Places 0x80-0x9F of Windows-1252, the only ones that differ from Latin-1. */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** Windows-1252 bytes as text; by hand, because some runtimes decode that label as plain Latin-1. */
export function fromWindows1252(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (letter) => HIGH[letter.charCodeAt(0) - 0x80] ?? letter)
}

/** The text of a file in pieces, without its byte order mark. */
export async function* textOf(path: string, encoding: Encoding, bytes?: number): AsyncGenerator<string> {
  const decoder = encoding === 'windows-1252' ? undefined : new TextDecoder(encoding)
  const end = bytes === undefined ? {} : { end: bytes - 1 }
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18, ...end }))
    yield decoder ? decoder.decode(chunk, { stream: true }) : fromWindows1252(chunk)
  if (decoder) yield decoder.decode()
}
