import { PictureRefused } from './picture-refused.ts'

/** Kinds of pictures that are taken, by the name their reader has in libvips. */
export type PictureKind = 'jpeg' | 'png' | 'webp' | 'gif' | 'heif'

/** Bytes at the beginning in which other kinds of files may hide: readers of PDF look that far for their mark. */
const LOOKED_AT = 1024

/**
 * The kind of a picture, told from its first bytes and never from its name or its declared type. A file that another
 * program would read as a page, a drawing or a document is refused.
 */
export function pictureKind(bytes: Uint8Array): PictureKind {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, LOOKED_AT)).toString(
    'latin1',
  )
  if (head.length === 0) throw new PictureRefused('empty')
  if (head.startsWith('%PDF-')) throw new PictureRefused('pdf')
  if (/^(ï»¿)?\s*<(\?xml|!--|!doctype svg|svg)/i.test(head)) throw new PictureRefused('svg')
  const kind = knownKind(head)
  if (/%PDF-|<(!doctype|html|head|body|script|svg|iframe|\?php)/i.test(head))
    throw new PictureRefused(kind ? 'two_things' : 'other_kind')
  if (!kind) throw new PictureRefused(isHeic(head) ? 'heic' : 'other_kind')
  return kind
}

function knownKind(head: string): PictureKind | undefined {
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg'
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png'
  if (/^GIF8[79]a/.test(head)) return 'gif'
  if (/^RIFF[\s\S]{4}WEBP/.test(head)) return 'webp'
  return brands(head).some((brand) => brand === 'avif' || brand === 'avis') ? 'heif' : undefined
}

/** Pictures of telephones in a format whose reader is under patents: no reader of ours takes it. */
const isHeic = (head: string): boolean =>
  brands(head).some((brand) => /^(hei[cmsx]|hev[cmsx]|mif1)$/.test(brand))

/** What an ISO media file says it can be read as (ISO/IEC 14496-12 §4.3). */
function brands(head: string): string[] {
  if (head.slice(4, 8) !== 'ftyp') return []
  const length = Buffer.from(head.slice(0, 4), 'latin1').readUInt32BE()
  return [head.slice(8, 12), ...(head.slice(16, Math.min(length, 256)).match(/[\s\S]{4}/g) ?? [])]
}
