import { isHan } from '../../../platform/search/text/fold.ts'
import { soundOf } from '../../../platform/search/text/han-sound.ts'

/** A known phrase that a piece of a Chinese text may be, but for one character. */
export interface NearPhrase {
  text: string
  /** Where the piece stands. */
  start: number
  end: number
  /** The wrong character is read as the right one: how most are chosen from an input method. */
  alike: boolean
}

/** In shorter phrases the only other character says too little, unless the wrong one is read alike. */
const SHORTEST = 3
const LONGEST = 6
/** Characters of a question that are looked at. */
const MOST_CHARACTERS = 24
const ANY = '?'

/** Finds the phrases of a list that are in a Chinese text but for one character: read alike first, then the longer. */
export function nearPhrases(known: ReadonlySet<string>): (text: string) => readonly NearPhrase[] {
  let patterns: ReadonlyMap<string, readonly string[]> | undefined
  return (asked) => {
    const text = asked.slice(0, MOST_CHARACTERS)
    patterns ??= patternsOf(known)
    const found: NearPhrase[] = []
    for (let start = 0; start < text.length; start++)
      for (let end = start + 2; end <= Math.min(text.length, start + LONGEST); end++)
        found.push(...nearTo(text.slice(start, end), start, known, patterns))
    const weight = ({ alike, start, end }: NearPhrase) => end - start + (alike ? LONGEST : 0)
    return found.sort((a, b) => weight(b) - weight(a))
  }
}

function nearTo(
  piece: string,
  start: number,
  known: ReadonlySet<string>,
  patterns: ReadonlyMap<string, readonly string[]>,
): NearPhrase[] {
  const signs = [...piece]
  if (known.has(piece) || !signs.every(isHan)) return []
  return signs.flatMap((sign, at) =>
    (patterns.get(patternOf(signs, at)) ?? []).flatMap((text) => {
      const alike = soundOf(sign) === soundOf([...text][at] ?? '')
      return alike || signs.length >= SHORTEST ? [{ text, start, end: start + piece.length, alike }] : []
    }),
  )
}

/** The phrases by what is left when one character is any. */
function patternsOf(known: ReadonlySet<string>): Map<string, string[]> {
  const patterns = new Map<string, string[]>()
  for (const text of known) {
    const signs = [...text]
    if (signs.length < 2 || signs.length > LONGEST) continue
    for (const at of signs.keys()) {
      const pattern = patternOf(signs, at)
      const list = patterns.get(pattern)
      if (list) list.push(text)
      else patterns.set(pattern, [text])
    }
  }
  return patterns
}

const patternOf = (signs: readonly string[], at: number): string => signs.with(at, ANY).join('')
