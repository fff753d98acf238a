import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { type Random, random } from '../../src/modules/directory/demo/random.ts'
import type { Knowledge } from '../../src/modules/directory/search/knowledge.ts'
import type { Term } from '../../src/modules/taxonomy/api.ts'
import type { Municipality } from '../../src/modules/territory/api.ts'
import { projectFile } from '../../src/platform/project.ts'
import { FOREIGN, FUNCTION_WORDS } from './word-lists.ts'

/** What made-up organisations are made of; the same on every machine, but for the real names. */
export interface Vocabulary {
  /** The commonest first: those of the code lists and of the demo's texts, then made-up ones. */
  words: readonly string[]
  /** Those of them that are made up. */
  proper: readonly string[]
  /** Names of the five-per-mille list of 2020, where it is beside the checkout; else none. */
  names: readonly string[]
  types: readonly Term[]
  sectors: readonly Term[]
  beneficiaries: readonly Term[]
  /** The largest first. */
  municipalities: readonly Municipality[]
}

/** Words of the language of the made-up texts, as many as the prototype had. */
const WORDS = 40_000
const REAL_NAMES = projectFile('../shared/data/5x1000-2020/ammessi_2020.csv')
const DEMO_TEXTS = projectFile('src/modules/directory/demo/data')

/** Gathers the words from the code lists, the demo and the gazetteer. */
export function vocabulary({ lists, places }: Pick<Knowledge, 'lists' | 'places'>): Vocabulary {
  const types = lists.terms('type')
  const sectors = lists.terms('sector')
  const beneficiaries = lists.terms('beneficiary')
  const known = repositoryWords([...types, ...sectors, ...beneficiaries])
  const words = [...new Set([...known, ...madeUpWords(WORDS)])].slice(0, WORDS)
  return {
    words,
    proper: words.slice(known.length),
    names: realNames(),
    types,
    sectors,
    beneficiaries,
    municipalities: places.municipalities.toSorted(
      (a, b) => (b.population ?? 0) - (a.population ?? 0) || (a.istat < b.istat ? -1 : 1),
    ),
  }
}

/** Function words, then the Italian words of the code lists and of the demo, the commonest first. */
function repositoryWords(terms: readonly Term[]): string[] {
  const labels = terms.flatMap(({ words: { it } }) => [it.label, it.plain, ...it.synonyms])
  const counts = new Map<string, number>()
  for (const text of [...labels, ...demoSentences()])
    for (const [word] of text.toLowerCase().matchAll(/(?<!\p{L})\p{Script=Latin}{4,}(?!\p{L})/gu))
      counts.set(word, (counts.get(word) ?? 0) + 1)
  const ranked = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  return [...new Set([...FUNCTION_WORDS, ...ranked.map(([word]) => word)])]
}

/** Every Italian text of the demo with more than one word. */
const demoSentences = (): string[] =>
  readdirSync(DEMO_TEXTS)
    .sort()
    .flatMap((name) => italianTexts(JSON.parse(readFileSync(`${DEMO_TEXTS}/${name}`, 'utf8'))))

function italianTexts(value: unknown): string[] {
  if (typeof value === 'string') return value.includes(' ') ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) =>
    FOREIGN.some((lang) => lang === key) ? [] : italianTexts(part),
  )
}

const STARTS = 'b c d f g l m n p r s t v br cr fr gr tr st sp sc pr ch'.split(' ')
const MIDDLES = 'r l n m t s v nt rt ll ss tt nd st mb zz gn c d'.split(' ')
const VOWELS = 'a a e e i i o o u io ia'.split(' ')
const ENDINGS = 'o a i e ino ella etti one zione mente are ale ita ivo isti oso anza'.split(' ')

function* madeUpWords(count: number): Generator<string> {
  const chance = random('made-up words')
  for (let made = 0; made < count * 2; made++) yield madeUpWord(chance)
}

function madeUpWord({ pick, between }: Random): string {
  const syllables = Array.from({ length: between(1, 3) }, () => pick(VOWELS) + pick(MIDDLES))
  return pick(STARTS) + syllables.join('') + pick(ENDINGS)
}

function realNames(): string[] {
  if (!existsSync(REAL_NAMES)) return []
  const lines = readFileSync(REAL_NAMES, 'utf8').split('\n').slice(1)
  return lines.flatMap(
    (line) => /^\d+,[^,]*,(?:"([^"]+)"|([^,"]+)),/.exec(line)?.slice(1).find(Boolean) ?? [],
  )
}

/** A rank from 0 up to `count`, each about as often as one divided by the rank (Zipf's law). */
export const zipf = (chance: Random, count: number): number =>
  Math.min(count - 1, Math.floor((count + 1) ** chance.next()) - 1)
