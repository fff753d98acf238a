import { open } from 'node:fs/promises'
import { FileRefused } from './file-refused.ts'
import { LIMITS } from './limits.ts'

/** How a file has to be opened, told from its first bytes and never from its name. */
export type FileKind = 'text' | 'zip'

/** The kind of a file, or the refusal that tells people what to save instead. */
export async function detectKind(path: string): Promise<FileKind> {
  const file = await open(path).catch(() => undefined)
  if (!file) throw new FileRefused('missing', path)
  try {
    const { size } = await file.stat()
    const start = Buffer.alloc(Math.min(size, 4096))
    await file.read(start, 0, start.length, 0)
    const kind = kindOf(start)
    if (size > (kind === 'zip' ? LIMITS.xlsxBytes : LIMITS.csvBytes)) throw new FileRefused('too_big')
    return kind
  } finally {
    await file.close()
  }
}

const ARCHIVES = ['\u001f\u008b', 'Rar!', '7z\u00bc']
const NOT_LISTS = ['{\\rtf', '\u0089PNG', '\u00ff\u00d8\u00ff', 'GIF8', '\u007fELF', 'MZ\u0090']
const startsWithOne = (head: string, signs: readonly string[]) => signs.some((sign) => head.startsWith(sign))

/** The kind told by the first bytes alone. */
export function kindOf(start: Buffer): FileKind {
  const head = start.toString('latin1')
  if (start.length === 0) throw new FileRefused('empty')
  if (head.startsWith('PK\u0003\u0004')) return 'zip'
  if (head.startsWith('PK')) throw new FileRefused('archive')
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0'))
    throw new FileRefused(isProtected(start) ? 'encrypted' : 'old_excel')
  if (head.startsWith('%PDF')) throw new FileRefused('pdf')
  if (/^[\s\u00ef\u00bb\u00bf]*<(!doctype|html|table|\?xml|meta)/i.test(head))
    throw new FileRefused('web_page')
  if (startsWithOne(head, ARCHIVES)) throw new FileRefused('archive')
  if (startsWithOne(head, NOT_LISTS)) throw new FileRefused('not_text')
  return 'text'
}

/** A workbook with a password is an OLE file that names its encryption in UTF-16. */
function isProtected(start: Buffer): boolean {
  return (
    start.includes(Buffer.from('EncryptedPackage', 'utf16le')) ||
    start.includes(Buffer.from('EncryptionInfo', 'utf16le'))
  )
}
