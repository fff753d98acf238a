import { inflateSync } from 'node:zlib'

/** The text that each page of a PDF of ours shows, in the order of the file, without spaces and invisible signs. For tests. */
export function pdfPages(pdf: Uint8Array): string[] {
  const objects = readObjects(Buffer.from(pdf))
  const dictionary = (id: string | undefined) => objects.get(id ?? '')?.dictionary ?? ''
  const stream = (id: string | undefined) => objects.get(id ?? '')?.stream ?? ''
  const pages = [...objects.values()].filter(({ dictionary: one }) => /\/Type \/Page\s/.test(one))
  return pages.map(({ dictionary: page }) => {
    const fonts = new Map(
      [...page.matchAll(/\/(f\d+) (\d+) 0 R/g)].map(([, name = '', id]) => {
        const [, words] = /\/ToUnicode (\d+) 0 R/.exec(dictionary(id)) ?? []
        return [name, readMap(stream(words))]
      }),
    )
    const [, content] = /\/Contents (\d+) 0 R/.exec(page) ?? []
    return shown(stream(content), fonts).replace(/[\s\u200b\u00ad]/g, '')
  })
}

/** Dictionary and stream, inflated, of each object, by number. */
function readObjects(file: Buffer): Map<string, { dictionary: string; stream: string }> {
  const text = file.toString('latin1')
  const objects = new Map<string, { dictionary: string; stream: string }>()
  for (const { index, 0: head, 1: id = '' } of text.matchAll(/(?<=\n)(\d+) 0 obj\n/g)) {
    const body = text.slice(index + head.length, text.indexOf('endobj', index))
    const [dictionary = '', packed] = body.split(/stream\r?\n/)
    const raw = packed ?? ''
    objects.set(id, { dictionary, stream: dictionary.includes('/FlateDecode') ? inflated(raw) : raw })
  }
  return objects
}

/** Nothing where it is a font, whose bytes may hold the words that end a stream. */
function inflated(raw: string): string {
  try {
    return inflateSync(Buffer.from(raw, 'latin1')).toString('latin1')
  } catch {
    return ''
  }
}

/** What each glyph of a font stands for, from its ToUnicode map (PDF 32000-1 §9.10.3). */
function readMap(source: string): Map<number, string> {
  const map = new Map<number, string>()
  for (const [, block = ''] of source.matchAll(/beginbfchar(.*?)endbfchar/gs)) {
    for (const [, glyph = '', text = ''] of block.matchAll(/<([\da-f]+)>\s*<([\da-f]+)>/gi)) {
      map.set(Number.parseInt(glyph, 16), Buffer.from(text, 'hex').swap16().toString('utf16le'))
    }
  }
  return map
}

function shown(content: string, fonts: Map<string, Map<number, string>>): string {
  let map: Map<number, string> | undefined
  let text = ''
  const token = /\/(f\d+) [\d.]+ Tf|\(/g
  for (let found = token.exec(content); found; found = token.exec(content)) {
    if (found[1]) map = fonts.get(found[1])
    else {
      const end = endOfLiteral(content, token.lastIndex)
      text += glyphs(content.slice(token.lastIndex, end))
        .map((glyph) => map?.get(glyph) ?? '')
        .join('')
      token.lastIndex = end + 1
    }
  }
  return text
}

/** Where a literal string ends: parentheses in pairs belong to it. */
function endOfLiteral(content: string, from: number): number {
  for (let at = from, depth = 1; at < content.length; at++) {
    if (content[at] === '\\') at++
    else if (content[at] === '(') depth++
    else if (content[at] === ')' && --depth === 0) return at
  }
  return content.length
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

/** The two-byte numbers of a literal string (PDF 32000-1 §7.3.4.2). */
function glyphs(literal: string): number[] {
  const bytes = literal.replace(/\\([0-7]{1,3}|.)/gs, (_, sign: string) =>
    /^[0-7]/.test(sign) ? String.fromCharCode(Number.parseInt(sign, 8)) : (ESCAPES[sign] ?? sign),
  )
  return Array.from(
    { length: bytes.length >> 1 },
    (_, at) => bytes.charCodeAt(at * 2) * 256 + bytes.charCodeAt(at * 2 + 1),
  )
}
