import { sql } from 'kysely'
import type { DbOrTx } from '../../../platform/db/database.ts'
import type { Lang } from '../../../platform/i18n/languages.ts'
import { isArabic, isCyrillic } from '../../../platform/search/text/fold.ts'

/** The stems of folded words in each language that they may belong to. */
export type Stems = (word: string, lang: string) => string | undefined

/** PostgreSQL's Snowball dictionaries; Chinese has no endings. */
const DICTIONARIES: Partial<Record<string, string>> = {
  it: 'italian_stem',
  en: 'english_stem',
  fr: 'french_stem',
  ru: 'russian_stem',
  ar: 'arabic_stem',
}

/** Words kept with their stems; a stem never changes, so the least that is needed is to bound the memory. */
const known = new Map<string, string>()
const MOST = 200_000

/** Looks up the stems of all these words at once, in the languages of their script. */
export async function findStems(
  db: DbOrTx,
  words: Iterable<string>,
  langs?: readonly Lang[],
): Promise<Stems> {
  if (known.size > MOST) known.clear()
  const missing = new Map<string, string[]>()
  for (const word of new Set(words)) {
    for (const lang of langs ?? languagesOf(word)) {
      if (DICTIONARIES[lang] && !known.has(`${lang}~${word}`))
        missing.set(lang, [...(missing.get(lang) ?? []), word])
    }
  }
  for (const [lang, list] of missing) await lookUp(db, lang, list)
  return (word, lang) => known.get(`${lang}~${word}`) || undefined
}

/** The languages a word may be in, by its script; digits and codes are in none. */
export function languagesOf(word: string): readonly Lang[] {
  if (isCyrillic(word)) return ['ru']
  if (isArabic(word)) return ['ar']
  return /^[a-z]+$/.test(word) ? ['it', 'en', 'fr'] : []
}

async function lookUp(db: DbOrTx, lang: string, words: readonly string[]): Promise<void> {
  const dictionary = DICTIONARIES[lang] ?? ''
  const { rows } = await sql<{ word: string; stem: string | null }>`
    select word, (ts_lexize(${dictionary}, word))[1] as stem from unnest(${words}::text[]) as word`.execute(
    db,
  )
  for (const { word, stem } of rows) known.set(`${lang}~${word}`, stem ?? '')
}
