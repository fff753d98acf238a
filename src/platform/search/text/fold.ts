import { remembered } from './remembered.ts'
import { scanWords } from './scan-words.ts'

/** One word of a text with its place in it; `text` is folded, so that writings of the same word are equal. */
export interface Token {
  text: string
  start: number
  end: number
  /** A run of Chinese characters, which has no spaces between its words. */
  han: boolean
}

/** Letters kept of a word: nobody's is longer, and PostgreSQL refuses lexemes of more than 2 KB. */
const LONGEST_WORD = 60
/** Half of the writings of words whose folded form is remembered: about 10 MB. */
const REMEMBERED = 50_000

/** The words of a text, folded. */
export function tokens(text: string): Token[] {
  const found: Token[] = []
  scanWords(text, (start, end, han) => {
    const folded = fold(text.slice(start, end))
    if (folded !== '') found.push({ text: folded, start, end, han })
  })
  return found
}

/** The words of a text joined by spaces: equal for names that people would call the same. */
export const foldText = (text: string): string => joined(tokens(text))

/** The same of words that are found already. */
export const joined = (found: readonly Token[]): string => found.map(({ text }) => text).join(' ')

const LETTERS: Record<string, string> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ى: 'ي',
  ة: 'ه',
  ی: 'ي',
  ک: 'ك',
  ـ: '',
}
const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g')

/** San, Santa, S., SS.: one word, as names are written in all these ways. */
const SAINTS = new Set(['s', 'san', 'santo', 'santa', 'sant', 'ss', 'sto', 'sta'])

/** Father, mother, parents, agencies, adults: these begin like "and the…", "and as the…", "with the…" but are one word. */
const BEGUN_ALIKE = /^(?:والد(?:ه|ي|تي|ته|تها|ين|يه|يها|ان|ا|نا)?|وكالات|بالغ(?:ين|ون|ات))$/

/** One word without case, accents, Arabic vowel signs, letter variants, article and dots. */
export const fold = remembered(REMEMBERED, (word) => {
  const folded = foldAnew(word)
  return isHan(folded) ? folded : folded.slice(0, LONGEST_WORD)
})

function foldAnew(word: string): string {
  const bare = word
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replaceAll('и\u0306', 'й')
    .replace(/[\p{M}\p{P}\p{Z}\s]+/gu, '')
    .replace(LETTER, (letter) => LETTERS[letter] ?? letter)
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
  if (SAINTS.has(bare)) return 'san'
  return isArabic(bare) && !BEGUN_ALIKE.test(bare) ? bare.replace(/^[وف]?(?:بال|كال|لل|ال)(?=..)/, '') : bare
}

export const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text)
export const isArabic = (text: string): boolean => /\p{Script=Arabic}/u.test(text)
export const isCyrillic = (text: string): boolean => /\p{Script=Cyrillic}/u.test(text)

/** The pairs of neighbouring characters of a Chinese run, or its only character. */
export function bigrams(run: string): string[] {
  const signs = [...run]
  if (signs.length === 1) return signs
  return signs.slice(1).map((sign, at) => `${signs[at]}${sign}`)
}
