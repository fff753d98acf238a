import { type Random, random } from '../../src/modules/directory/demo/random.ts'
import { EVERYTHING, type SearchRequest } from '../../src/modules/directory/search/search.ts'
import { type Organization, organization } from './organization.ts'
import type { Vocabulary } from './vocabulary.ts'

/** The corpus that questions are drawn from. */
export interface Drawn {
  seed: string
  size: number
  words: Vocabulary
}

/**
 * The mixed load: 60 % text (a fifth of it misspelt by one error, half of it ending in the beginning of a word), 25 %
 * keys, 15 % both. Question number 7 is the same for every engine, and has an answer in the corpus.
 */
export function mixedQuestion(drawn: Drawn, number: number): SearchRequest {
  const { chance, one } = drawOne(drawn, `mixed:${number}`)
  const kind = chance.next()
  const text = kind < 0.25 ? {} : { q: typed(chance, one) }
  const keys = kind < 0.4 ? keysOf(chance, one) : {}
  return { ...EVERYTHING, ...text, ...keys }
}

/** A question by keys alone: its counts must be the same in every engine. */
export function keyQuestion(drawn: Drawn, number: number): SearchRequest {
  const { chance, one } = drawOne(drawn, `keys:${number}`)
  return { ...EVERYTHING, ...keysOf(chance, one) }
}

/** The whole name of a record: few others have the same words, however many there are. */
export function namedQuestion(drawn: Drawn, number: number): SearchRequest {
  return { ...EVERYTHING, q: drawOne(drawn, `named:${number}`).one.name.slice(0, 200) }
}

/** What is in the box while the name of a record, or what it does, is being typed. */
export function typedSoFar(drawn: Drawn, number: number): string {
  const { chance, one } = drawOne(drawn, `suggest:${number}`)
  const text = chance.chance(0.7) ? one.name : (one.services[0]?.name ?? one.name)
  return text.slice(0, chance.between(2, Math.min(24, text.length)))
}

function drawOne({ seed, size, words }: Drawn, what: string): { chance: Random; one: Organization } {
  const chance = random(`${seed}:${what}`)
  return { chance, one: organization(seed, chance.between(0, size - 1), words) }
}

function typed(chance: Random, one: Organization): string {
  const words = wordsFor(chance, one)
  if (chance.chance(0.2)) misspellOne(chance, words)
  const last = words.at(-1) ?? ''
  if (chance.chance(0.5))
    words[words.length - 1] = last.slice(0, chance.between(Math.min(3, last.length), last.length))
  return words.join(' ')
}

/** Words of a name, alone or with the place; what is looked for, and where; or words of the text. */
function wordsFor(chance: Random, one: Organization): string[] {
  const { between, pick } = chance
  const some = (text: string, count: number) => {
    const long = text.match(/\p{L}{4,}/gu) ?? [text]
    const from = between(0, Math.max(0, long.length - count))
    return long.slice(from, from + count)
  }
  const kind = chance.next()
  if (kind < 0.4) return some(one.name, between(1, 2))
  if (kind < 0.6) return [...some(one.name, 1), one.municipality.name]
  if (kind < 0.8) return [...some(pick(one.services).name, 2), one.municipality.name]
  return some(one.description, between(1, 2))
}

const LETTERS = 'abcdefghilmnopqrstuvz'

/** One letter more, less, other, or two exchanged, in a word of at least four letters. */
function misspellOne({ between, pick }: Random, words: string[]): void {
  const long = words.flatMap((word, at) => (word.length >= 4 ? [at] : []))
  const at = long.length > 0 ? pick(long) : 0
  const word = words[at] ?? ''
  const place = between(1, Math.max(1, word.length - 2))
  const before = word.slice(0, place)
  const after = word.slice(place)
  const letter = LETTERS[between(0, LETTERS.length - 1)] ?? ''
  words[at] = pick([
    before + letter + after,
    before + after.slice(1),
    before + letter + after.slice(1),
    before + after.slice(1, 2) + after.slice(0, 1) + after.slice(2),
  ])
}

/** One to three of the five keys, with codes that some record has together. */
function keysOf(chance: Random, one: Organization): Partial<SearchRequest> {
  const all: Partial<SearchRequest>[] = [
    { type: [one.type] },
    { sector: one.sectors.slice(0, 2) },
    { place: [one.municipality.istat] },
    { beneficiary: one.beneficiaries.slice(0, 2) },
    { area: one.areas },
    { wheelchair: one.wheelchair === true },
  ]
  const keys = chance.some(all, chance.between(1, 3))
  return Object.assign({}, ...keys) as Partial<SearchRequest>
}
