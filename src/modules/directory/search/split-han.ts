import type { Token } from '../../../platform/search/text/fold.ts'
import type { Meanings } from './meanings.ts'

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** The words of a Chinese run: known phrases first, the rest as the segmenter cuts it. */
export function splitHan(token: Token, meanings: Meanings): Token[] {
  const found: Token[] = []
  let rest = ''
  const at = (offset: number, text: string): Token => {
    const start = token.start + offset
    return { text, start, end: start + text.length, han: true }
  }
  const flush = (end: number) => {
    const start = end - rest.length
    for (const { segment, index } of segmenter.segment(rest)) found.push(at(start + index, segment))
    rest = ''
  }
  for (let offset = 0; offset < token.text.length; ) {
    const length = meanings.hanLength(token.text.slice(offset))
    if (length === 0) {
      rest += token.text[offset] ?? ''
      offset += 1
      continue
    }
    flush(offset)
    found.push(at(offset, token.text.slice(offset, offset + length)))
    offset += length
  }
  flush(token.text.length)
  return found
}
