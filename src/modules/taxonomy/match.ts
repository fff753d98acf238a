import { LANGUAGES, type Lang } from '../../platform/i18n/languages.ts'
import { PEOPLE_LISTS } from './list-files.ts'
import { normalised } from './normalised.ts'
import { stem } from './stem.ts'

/** Where in a text a term was found, and by which of its words. */
export interface TermMatch {
  taxonomy: string
  code: string
  /** Language of the word that was found; the first of the six when it is the same in several. */
  lang: Lang
  kind: 'label' | 'plain' | 'synonym'
  /** The part of the text that matched, normalised. */
  phrase: string
  /** Whether that part is the whole text. */
  whole: boolean
}

export type Matcher = (text: string) => readonly TermMatch[]

type Found = Pick<TermMatch, 'taxonomy' | 'code' | 'lang' | 'kind'>
type Searchable = {
  taxonomy: string
  code: string
  words: Readonly<Record<Lang, { label: string; plain: string; synonyms: readonly string[] }>>
}

interface Index {
  exact: Map<string, Found[]>
  stems: Map<string, Found[]>
}

/** Longest phrase looked up, in words; in Chinese, which has no spaces, in characters. */
const MAX_WORDS = 8
const MAX_CHARACTERS = 12

/**
 * Finds the terms that a text speaks of, in any of the six languages, by exact words once normalised. Reads from the
 * start and always takes the longest phrase: in "corso di italiano" only Italian courses, not courses. Words that
 * match nothing as they are match without their endings.
 */
export function matcher(terms: readonly Searchable[]): Matcher {
  const exact = buildIndex(terms)
  const index: Index = { exact, stems: withoutEndings(exact) }
  return (text) => {
    const phrase = normalised(text)
    if (phrase === '') return []
    const whole = exact.get(phrase)
    if (whole) return whole.map((found) => ({ ...found, phrase, whole: true }))
    return parts(phrase.split(' '), index).map((match) => ({ ...match, whole: match.phrase === phrase }))
  }
}

function buildIndex(terms: readonly Searchable[]): Map<string, Found[]> {
  const index = new Map<string, Found[]>()
  const add = (text: string, found: Found) => {
    const phrase = normalised(text)
    const known = index.get(phrase) ?? []
    if (known.some(({ taxonomy, code }) => taxonomy === found.taxonomy && code === found.code)) return
    index.set(phrase, [...known, found])
  }
  for (const { taxonomy, code, words } of terms) {
    if (!(PEOPLE_LISTS as readonly string[]).includes(taxonomy)) continue
    for (const lang of LANGUAGES) {
      add(words[lang].label, { taxonomy, code, lang, kind: 'label' })
      add(words[lang].plain, { taxonomy, code, lang, kind: 'plain' })
      for (const synonym of words[lang].synonyms) add(synonym, { taxonomy, code, lang, kind: 'synonym' })
    }
  }
  index.delete('')
  return index
}

/** The index by phrases without endings; terms that share one are all found. */
function withoutEndings(exact: Map<string, Found[]>): Map<string, Found[]> {
  const stems = new Map<string, Found[]>()
  for (const [phrase, found] of exact) {
    const known = stems.get(stem(phrase)) ?? []
    const isNew = ({ taxonomy, code }: Found) =>
      !known.some((other) => other.taxonomy === taxonomy && other.code === code)
    stems.set(stem(phrase), [...known, ...found.filter(isNew)])
  }
  return stems
}

function parts(words: readonly string[], index: Index): Omit<TermMatch, 'whole'>[] {
  const matches: Omit<TermMatch, 'whole'>[] = []
  let from = 0
  while (from < words.length) {
    const hit = longest(words, from, index)
    if (hit) matches.push(...hit.found.map((found) => ({ ...found, phrase: hit.phrase })))
    else matches.push(...insideHan(words[from] ?? '', index.exact))
    from += hit ? hit.phrase.split(' ').length : 1
  }
  return matches
}

function longest(words: readonly string[], from: number, { exact, stems }: Index) {
  for (let length = Math.min(MAX_WORDS, words.length - from); length > 0; length--) {
    const phrase = words.slice(from, from + length).join(' ')
    const found = exact.get(phrase) ?? stems.get(stem(phrase))
    if (found) return { phrase, found }
  }
  return undefined
}

/** The terms inside a run of Chinese characters, two at least, the longest first from the left. */
function insideHan(word: string, index: Map<string, Found[]>): Omit<TermMatch, 'whole'>[] {
  if (!/\p{Script=Han}/u.test(word)) return []
  const matches: Omit<TermMatch, 'whole'>[] = []
  let from = 0
  while (from < word.length) {
    let length = Math.min(MAX_CHARACTERS, word.length - from)
    while (length > 1 && !index.has(word.slice(from, from + length))) length--
    const phrase = word.slice(from, from + length)
    if (length > 1) matches.push(...(index.get(phrase) ?? []).map((found) => ({ ...found, phrase })))
    from += length
  }
  return matches
}
