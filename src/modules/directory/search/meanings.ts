import { remembered } from '../../../platform/search/text/remembered.ts'
import { languagesOf, stemOf } from '../../../platform/search/text/stemmer.ts'
import { isStopWord } from '../../../platform/search/text/stop-words.ts'
import { asksFor, cliticsCut, saidWords } from './said-words.ts'

/** A label, synonym, name of a place or entry of the thesaurus, and what it stands for. */
export interface Phrase {
  text: string
  lang: string
  /** `key:code` */
  codes: readonly string[]
  /** Other words that say the same. */
  words?: readonly string[]
  /** Only as it is written: endings make other words of names. */
  exact?: boolean
}

/** What some of the words of a question mean together. */
export interface Meant {
  /** Only if the last word is the beginning of another. */
  begun: boolean
  /** Which of the words, one bit each. */
  cover: number
  codes: readonly string[]
  /** Those that no phrase names first: good to have, but not what is looked for first. */
  also: ReadonlySet<string>
  /** Those that phrases name first which ask for something: "cerco casa". */
  asked: ReadonlySet<string>
  /** Folded words that together say the same. */
  words: readonly (readonly string[])[]
}

/** What phrases of all six languages stand for, whatever the language of the page. */
export interface Meanings {
  /**
   * Everything that some of these folded words mean, in any order; what most words mean together comes first. With
   * `begun`, the last word may be only the beginning of one.
   */
  of(words: readonly string[], begun?: boolean): readonly Meant[]
  /** The longest known Chinese phrase that a text begins with, as a number of characters; 0 when none does. */
  hanLength(text: string): number
  /** The words of all phrases, which are never typing errors. */
  words: ReadonlySet<string>
  /** The Chinese phrases, which are not among them. */
  han: ReadonlySet<string>
}

/** Phrases longer than this are descriptions, which nobody types. */
const MOST_WORDS = 6
/** Stems of fewer letters belong to too many words. */
const SHORTEST_STEM = 3
/** The bit of a word that is only begun; questions have at most 12 words. */
const BEGUN = 1 << 20

/** One word of a phrase. */
export interface PhraseKey {
  word: string
  /** `it~stem`; equal to the word where the language has no endings. */
  stem: string
  /** What is left of an Italian or French word without the letters of number and gender; equal to the stem otherwise. */
  bare: string
}
interface Entry {
  keys: readonly PhraseKey[]
  asks: boolean
  codes: readonly string[]
  words: readonly (readonly string[])[]
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** Indexes phrases by the rarest of their words and by its stem. */
export function buildMeanings(phrases: readonly Phrase[]): Meanings {
  const entries = phrases.flatMap(entriesOf)
  const uses = new Map<string, number>()
  for (const { keys } of entries) for (const { stem } of keys) uses.set(stem, (uses.get(stem) ?? 0) + 1)
  const index = new Map<string, Entry[]>()
  const put = (key: string, entry: Entry) => {
    const list = index.get(key)
    if (list) list.push(entry)
    else index.set(key, [entry])
  }
  const han = new Set<string>()
  const words = new Set<string>()
  for (const entry of entries) {
    const [rarest] = entry.keys.toSorted((a, b) => (uses.get(a.stem) ?? 0) - (uses.get(b.stem) ?? 0))
    if (!rarest) continue
    for (const key of new Set([rarest.word, rarest.stem, rarest.bare])) put(key, entry)
    for (const { word } of entry.keys) (isHanWord(word) ? han : words).add(word)
  }
  const longest = Math.max(0, ...[...han].map((phrase) => phrase.length))
  const sorted = [...words].sort()
  return {
    of: (asked, begun = false) => lookUp(index, asked, begun ? beginning(sorted, asked.at(-1) ?? '') : []),
    hanLength: (text) => lengthOf(han, longest, text),
    words,
    han,
  }
}

/** The same, but for words only begun: half of all words begin the name of some place. */
export const wholeOnly = (meanings: Meanings): Meanings => ({
  ...meanings,
  of: (words) => meanings.of(words),
})

/** The meanings of several indexes together. */
export const joinMeanings = (all: readonly Meanings[]): Meanings => ({
  of(words, begun) {
    const found = all.flatMap((one) => one.of(words, begun))
    // A word that means something as it is written is not the beginning of another.
    const whole = new Set(found.flatMap((one) => (one.begun ? [] : [one.cover])))
    return found
      .filter((one) => !one.begun || !whole.has(one.cover))
      .sort((a, b) => bits(b.cover) - bits(a.cover))
  },
  hanLength: (text) => Math.max(0, ...all.map((one) => one.hanLength(text))),
  words: new Set(all.flatMap(({ words }) => [...words])),
  han: new Set(all.flatMap(({ han }) => [...han])),
})

/** Whether a word is written with Chinese characters. */
export const isHanWord = (word: string): boolean => /^\p{Script=Han}/u.test(word)

function lengthOf(han: ReadonlySet<string>, longest: number, text: string): number {
  for (let length = Math.min(longest, text.length); length > 1; length--)
    if (han.has(text.slice(0, length))) return length
  return 0
}

/** The words of a phrase that matter, with their stems. */
export const meaningfulKeys = ({ text, lang, exact = false }: Phrase): PhraseKey[] =>
  keysOf(meaningfulWords(text), lang, exact)

const keysOf = (words: readonly string[], lang: string, exact: boolean): PhraseKey[] =>
  words.map((word) => {
    const stem = exact ? word : stemKey(word, lang)
    const bare = !exact && (lang === 'it' || lang === 'fr') ? bareKey(word, lang) : undefined
    return { word, stem, bare: bare ?? stem }
  })

function entriesOf({ text, lang, codes, words = [], exact = false }: Phrase): Entry[] {
  const means = {
    asks: asksFor(text),
    codes,
    words: words.map(meaningfulWords).filter((list) => list.length > 0),
  }
  const entryOf = (list: readonly string[]): Entry[] =>
    list.length === 0 || list.length > MOST_WORDS ? [] : [{ ...means, keys: keysOf(list, lang, exact) }]
  const own = meaningfulWords(text)
  const [only] = own
  const run = own.length === 1 && only && isHanWord(only) ? cut(only) : []
  return [...entryOf(own), ...(run.length > 1 ? entryOf(run) : [])]
}

/** The words of a Chinese run that say something. */
const cut = (run: string): string[] =>
  [...segmenter.segment(run)].map(({ segment }) => segment).filter((word) => !isStopWord(word))

/** The words of a phrase that matter: articles and prepositions may be left out or differ. */
export function meaningfulWords(text: string): string[] {
  const words = saidWords(text).map((token) => token.text)
  const rest = words.filter((word) => !isStopWord(word))
  return rest.length > 0 ? rest : words
}

function stemKey(word: string, lang: string): string {
  const stem = stemOf(word, lang)
  return stem && stem.length >= SHORTEST_STEM ? `${lang}~${stem}` : word
}

/** The letters of number and gender: one vowel in Italian, in French those that are not heard. */
const NUMBER = { it: /[aeio]$/, fr: /e{0,2}s?$/ } as const
const NUMBERED = ['it', 'fr'] as const
/** Fewer letters are left of too many words. */
const SHORTEST_BARE = 4

/** Snowball gives "photo" and "photos", "georgiano" and "georgiani", "handicapé" and "handicapées" other stems. */
function bareKey(word: string, lang: 'it' | 'fr'): string | undefined {
  const bare = word.replace(NUMBER[lang], '')
  return bare.length >= SHORTEST_BARE && /^[a-z]+$/.test(word) ? `${lang}~~${bare}` : undefined
}

/** Words of questions whose stems are remembered. */
const REMEMBERED = 2_000

/** The stems of a word in all languages of its script, and those of what its clitics leave. */
export const stemKeysOf = remembered(REMEMBERED, (word) => [
  ...languagesOf(word).map((lang) => stemKey(word, lang)),
  ...NUMBERED.flatMap((lang) => bareKey(word, lang) ?? []),
  ...cliticsCut(word).map((rest) => stemKey(rest, 'ar')),
])

/** Letters of which the beginning of a word needs so many to be taken for it, beside others and alone. */
const SHORTEST_BEGINNING = 2
const SHORTEST_ALONE = 4
/** Words with the same beginning that are looked at. */
const MOST_BEGUN = 40

/** The words of a sorted list that begin so. */
function beginning(sorted: readonly string[], start: string): readonly string[] {
  if (start.length < SHORTEST_BEGINNING || isHanWord(start)) return []
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? '') < start) low = middle + 1
    else high = middle
  }
  const found = sorted.slice(low, low + MOST_BEGUN)
  return found.filter((word) => word.startsWith(start) && word !== start)
}

function lookUp(
  index: ReadonlyMap<string, readonly Entry[]>,
  words: readonly string[],
  begun: readonly string[],
): Meant[] {
  const places = new Map<string, number>()
  const put = (key: string, bit: number) => places.set(key, (places.get(key) ?? 0) | bit)
  for (const [at, word] of words.entries()) {
    put(word, 1 << at)
    for (const key of stemKeysOf(word)) put(key, 1 << at)
  }
  const found = [
    new Map<number, Set<Entry>>(),
    new Map<number, Set<Entry>>(),
    new Map<number, Set<Entry>>(),
  ] as const
  const look = (key: string) => {
    for (const entry of index.get(key) ?? []) {
      const one = match(entry, places)
      if (one) found[one.as].set(one.cover, (found[one.as].get(one.cover) ?? new Set()).add(entry))
    }
  }
  const last = 1 << (words.length - 1)
  const alone = (words.at(-1) ?? '').length >= SHORTEST_ALONE
  for (const key of [...places.keys()]) look(key)
  for (const word of begun) if (!places.has(word)) places.set(word, last | BEGUN)
  for (const word of begun) look(word)
  if (begun.length > 0) for (const key of [...places.keys()]) look(key)
  const [exact, stemmed, begins] = found
  // Where the very words mean something, their stems are other words' stems, and they are no beginnings.
  for (const [cover, entries] of stemmed) if (!exact.has(cover)) exact.set(cover, entries)
  const whole = [...exact].map(([cover, entries]) => together(cover, entries, false))
  const rest = [...begins].filter(([cover]) => !exact.has(cover) && (alone || cover !== last))
  return [...whole, ...rest.map(([cover, entries]) => together(cover, entries, true))].sort(
    (a, b) => bits(b.cover) - bits(a.cover),
  )
}

function match({ keys }: Entry, places: ReadonlyMap<string, number>) {
  let cover = 0
  let as: 0 | 1 | 2 = 0
  for (const { word, stem, bare } of keys) {
    const own = places.get(word)
    const found = own ?? places.get(stem) ?? places.get(bare)
    if (found === undefined) return undefined
    if (found & BEGUN) as = 2
    // "Home care" is no care home.
    else if ((own === undefined || found < cover) && as === 0) as = 1
    cover |= found
  }
  return { cover: cover & ~BEGUN, as }
}

function together(cover: number, entries: ReadonlySet<Entry>, begun: boolean): Meant {
  const all = [...entries]
  const firstOf = (some: readonly Entry[]) => new Set(some.flatMap(({ codes: [one] }) => one ?? []))
  const first = firstOf(all)
  const codes = [...new Set(all.flatMap((entry) => entry.codes))]
  const words = new Map(all.flatMap((entry) => entry.words.map((list) => [list.join(' '), list] as const)))
  return {
    cover,
    begun,
    codes,
    also: new Set(codes.filter((code) => !first.has(code))),
    asked: firstOf(all.filter(({ asks }) => asks)),
    words: [...words.values()],
  }
}

/** How many bits are set. */
export function bits(number: number): number {
  let count = 0
  for (let rest = number; rest !== 0; rest &= rest - 1) count += 1
  return count
}
