/** A word of a text as it is written: where it begins and ends, and whether it is a run of Chinese characters. */
export type Visit = (start: number, end: number, han: boolean) => void

const OTHER = 1
const WORD = 2
const HAN = 3
type Kind = typeof OTHER | typeof WORD | typeof HAN

/** Kinds of the characters of the Basic Multilingual Plane met so far; 0 for those not met. */
const kinds = new Uint8Array(0x10000)

/** "A.V.I.S.", "A.M.ME.C.", "O. D. V.": letters with dots that are one word. */
const ACRONYM =
  /(?:\p{L}{1,3}\.){2,}(?:\p{L}{1,3}(?![\p{L}\p{M}\p{N}]))?|(?:\p{L}\.\s){2,}\p{L}(?![\p{L}\p{M}\p{N}]|\.\p{L})\.?/uy
/** The longest beginning of an acronym before its first dot. */
const LONGEST_LETTERS = 3

/** Goes through the words of a text. Written by hand: one regular expression for all took ten times as long. */
export function scanWords(text: string, visit: Visit): void {
  let at = 0
  // A letter stands right before: dots that follow do not make an acronym.
  let joined = false
  while (at < text.length) {
    const kind = kindAt(text, at)
    if (kind === OTHER) {
      at += 1
      joined = false
      continue
    }
    const start = at
    while (at < text.length && kindAt(text, at) === kind) at += 1
    if (kind === WORD && !joined && text.charCodeAt(at) === 46 && at - start <= LONGEST_LETTERS)
      at = Math.max(at, acronymEnd(text, start))
    visit(start, at, kind === HAN)
    joined = true
  }
}

function acronymEnd(text: string, start: number): number {
  ACRONYM.lastIndex = start
  return ACRONYM.test(text) ? ACRONYM.lastIndex : 0
}

function kindAt(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  const known = kinds[unit]
  if (known) return known
  if ((unit & 0xf800) === 0xd800) return kindOfSurrogate(text, at, unit)
  const kind = kindOf(unit)
  kinds[unit] = kind
  return kind
}

/** The kind of the character that half a pair belongs to; a lone half is in no word. */
function kindOfSurrogate(text: string, at: number, unit: number): Kind {
  const high = unit < 0xdc00 ? unit : text.charCodeAt(at - 1)
  const low = unit < 0xdc00 ? text.charCodeAt(at + 1) : unit
  if ((high & 0xfc00) !== 0xd800 || (low & 0xfc00) !== 0xdc00) return OTHER
  return kindOf(((high & 0x3ff) << 10) + (low & 0x3ff) + 0x10000)
}

function kindOf(codePoint: number): Kind {
  const character = String.fromCodePoint(codePoint)
  if (/\p{Script=Han}/u.test(character)) return HAN
  return /[\p{L}\p{M}\p{N}]/u.test(character) ? WORD : OTHER
}
