/** Text after the repairs that are certain, and whether something in it still looks broken. */
export type RepairedText = { text: string; repaired: boolean; damaged: boolean }

/** What a whole file says about the way its letters were damaged. */
export type FileDamage = { hostSigns: number; accents: number }

/** A fresh count, to be fed with every name of the file. */
export const noDamage = (): FileDamage => ({ hostSigns: 0, accents: 0 })

/** Counts in one cell what tells a list written by an Italian mainframe from one with real accents. */
export function countDamage(found: FileDamage, cell: string): void {
  if (/[§£]/.test(cell)) found.hostSigns++
  if (/[àèìòùÀÈÉÌÒÙ]/.test(cell)) found.accents++
}

/**
 * Some public lists went through an Italian mainframe code page (EBCDIC 280 read as 037):
 * `!` became é, `@` became §, `#` became £. The é alone proves nothing (caps lock gives `PERCHé`),
 * unless the file shows the other two signs and not one real accent.
 */
const isFromItalianHost = (found: FileDamage): boolean => found.hostSigns > 0 && found.accents === 0

/** Windows-1252 places 0x80-0x9F; the five holes map to themselves, as browsers do. */
const CP1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** `CittÃ ` back to `Città`: the bytes are written as Windows-1252 and must be perfect UTF-8, else nothing is done. */
function undoubled(text: string): string | undefined {
  if (!/[ÃÂâÅÐÑØÙ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/.test(text)) return undefined
  const bytes: number[] = []
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0
    const high = CP1252.indexOf(letter)
    if (high >= 0) bytes.push(0x80 + high)
    else if (code < 256) bytes.push(code)
    else return undefined
  }
  try {
    return utf8.decode(Uint8Array.from(bytes))
  } catch {
    return undefined
  }
}

/** Words whose lost last letter can only be one. */
const LOST_ENDINGS = new Map<string, string>(
  (
    'societ à,citt à,attivit à,universit à,comunit à,solidariet à,libert à,disabilit à,et à,carit à,unit à,' +
    'qualit à,pi ù,giovent ù,virt ù,perch é,caff è,cooperativit à,mobilit à,verit à,sanit à,civilt à,realt à'
  )
    .split(',')
    .map((pair) => pair.split(' ') as [string, string]),
)

/** `SOCIET�` and the like, where the list above leaves no doubt. */
function refilled(text: string): string {
  return text.replace(/(\p{L}+)\uFFFD(?!\p{L})/gu, (whole, stem: string) => {
    const letter = LOST_ENDINGS.get(stem.toLowerCase())
    if (!letter) return whole
    return stem + (stem === stem.toUpperCase() ? letter.toUpperCase() : letter)
  })
}

/** Puts back `!`, `@` and `#` in a name that is otherwise all capitals. */
function fromHost(text: string, certain: boolean): string {
  if (/\p{Ll}/u.test(text.replace(/[éç]/g, '')) || !/\p{Lu}/u.test(text)) return text
  const signs = text.replace(/§/g, '@').replace(/£(?=\s?\p{L})/gu, '#')
  // No Italian word is a lone é: where one stands, it was an exclamation mark.
  const marks = signs.replace(/\s+é(?=$|[\s"',.)-])/g, '!')
  return certain ? marks.replace(/\s*é(?![a-z])/g, '!') : marks
}

/** Repairs the letters of a cell where only one reading is possible; what remains doubtful is reported. */
export function repairText(cell: string, file: FileDamage = noDamage()): RepairedText {
  const host = isFromItalianHost(file)
  const text = fromHost(refilled(undoubled(cell) ?? cell), host)
  const doubtful =
    /[\uFFFD¬]|Ã[\u0080-\u00bf]/.test(text) ||
    /\p{Lu}\p{Lu}ç|(?<!CH|\bN|\bS|TR)é(?![a-z])(?<=\p{Lu}é)/u.test(text)
  return { text, repaired: text !== cell, damaged: doubtful }
}
