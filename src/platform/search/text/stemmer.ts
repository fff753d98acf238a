import { stemmer as arabic } from '@orama/stemmers/arabic'
import { stemmer as english } from '@orama/stemmers/english'
import { stemmer as french } from '@orama/stemmers/french'
import { stemmer as italian } from '@orama/stemmers/italian'
import { stemmer as russian } from '@orama/stemmers/russian'
import type { Lang } from '../../i18n/languages.ts'
import { isArabic, isCyrillic } from './fold.ts'
import { remembered } from './remembered.ts'

/** Half of the words of each language whose stems are remembered: about 5 MB. */
const REMEMBERED = 25_000

/** Chinese has no endings. */
const STEMMERS: Partial<Record<string, (word: string) => string>> = {
  it: remembered(REMEMBERED, italian),
  en: remembered(REMEMBERED, english),
  fr: remembered(REMEMBERED, french),
  ru: remembered(REMEMBERED, russian),
  ar: remembered(REMEMBERED, arabicStem),
}

/** Shorter words have these letters of their own. */
const SHORTEST_PLURAL = 5

/** Snowball leaves what is left of many plurals: women who volunteer are volunteers too, and agencies are an agency. */
function arabicStem(word: string): string {
  if (word.length < SHORTEST_PLURAL) return arabic(word)
  if (word.endsWith('ات')) return arabic(`${word.slice(0, -2)}ه`)
  return arabic(word).replace(/(?<=...)(?:ين|ون)$/, '')
}

/** The stem of a folded word in a language; `undefined` when the word cannot be of it or the language has no endings. */
export function stemOf(word: string, lang: string): string | undefined {
  const stem = STEMMERS[lang]
  return stem && mayBe(word, lang) ? stem(word) || undefined : undefined
}

const RUSSIAN: readonly Lang[] = ['ru']
const ARABIC: readonly Lang[] = ['ar']
const LATIN: readonly Lang[] = ['it', 'en', 'fr']
const NONE: readonly Lang[] = []

/** The languages a folded word may be in, by its script; digits and codes are in none. */
export const languagesOf = (word: string): readonly Lang[] => {
  if (isLatin(word)) return LATIN
  if (isCyrillic(word)) return RUSSIAN
  return isArabic(word) ? ARABIC : NONE
}

const mayBe = (word: string, lang: string): boolean => (languagesOf(word) as readonly string[]).includes(lang)

/** Only the letters that folding leaves of Italian, English and French. */
function isLatin(word: string): boolean {
  for (let at = 0; at < word.length; at++) {
    const unit = word.charCodeAt(at)
    if (unit < 97 || unit > 122) return false
  }
  return word !== ''
}
