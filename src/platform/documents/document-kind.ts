import { type Entry, fromBuffer, type ZipFile } from 'yauzl'

/** Kinds of documents that are taken. */
export type DocumentFormat = 'pdf' | 'odt' | 'docx'

/** Why a document is not taken; each has words `ui.document_refused_…` that say what to do. */
export type DocumentRefusal =
  | 'empty'
  | 'too_big'
  | 'broken'
  | 'old_word'
  | 'macros'
  | 'picture'
  | 'other_kind'

/** The kind of a document, told from its content and never from its name; or why it is refused. */
export async function documentKind(
  bytes: Uint8Array,
): Promise<{ format: DocumentFormat } | { refused: DocumentRefusal }> {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const head = content.subarray(0, 8).toString('latin1')
  if (content.length === 0) return { refused: 'empty' }
  if (head.startsWith('%PDF-')) return isWhole(content) ? { format: 'pdf' } : { refused: 'broken' }
  if (head.startsWith('PK\x03\x04')) return packedKind(content)
  if (head.startsWith('\xd0\xcf\x11\xe0')) return { refused: 'old_word' }
  if (/^(\xff\xd8\xff|\x89PNG|GIF8|RIFF)/.test(head)) return { refused: 'picture' }
  return { refused: 'other_kind' }
}

/** A PDF ends with its mark; readers allow some bytes after it. */
const isWhole = (content: Buffer): boolean => content.subarray(-2048).includes('%%EOF')

/** A zip is told by the names of its parts; nothing is inflated. */
async function packedKind(
  content: Buffer,
): Promise<{ format: DocumentFormat } | { refused: DocumentRefusal }> {
  const names = await namesIn(content).catch(() => undefined)
  if (!names) return { refused: 'broken' }
  if ([...names].some((name) => /vbaProject\.bin$|^Basic\/|^Scripts\//i.test(name)))
    return { refused: 'macros' }
  if (names.has('[Content_Types].xml') && names.has('word/document.xml')) return { format: 'docx' }
  const isText = content
    .subarray(30, 120)
    .toString('latin1')
    .startsWith('mimetypeapplication/vnd.oasis.opendocument.textPK')
  return isText && names.has('content.xml') ? { format: 'odt' } : { refused: 'other_kind' }
}

/** Most parts that a document may have. */
const MOST_PARTS = 5_000

function namesIn(content: Buffer): Promise<Set<string>> {
  return new Promise((resolve, reject) =>
    fromBuffer(content, { lazyEntries: true }, (error, zip: ZipFile) => {
      if (error || zip.entryCount > MOST_PARTS) return reject(error ?? new Error('too many parts'))
      const names = new Set<string>()
      zip.on('error', reject)
      zip.on('end', () => resolve(names))
      zip.on('entry', (entry: Entry) => {
        names.add(entry.fileName)
        zip.readEntry()
      })
      zip.readEntry()
    }),
  )
}
