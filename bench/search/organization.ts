import { type Random, random } from '../../src/modules/directory/demo/random.ts'
import type { Municipality } from '../../src/modules/territory/api.ts'
import { type Vocabulary, zipf } from './vocabulary.ts'
import { BEGINNINGS, FOREIGN, SAINTS } from './word-lists.ts'

/** A made-up organisation: number 7 is the same in a corpus of ten thousand and in one of a million. */
export interface Organization {
  number: number
  id: string
  name: string
  description: string
  type: string
  /** Areas said beside those of its sectors. */
  areas: readonly string[]
  sectors: readonly string[]
  beneficiaries: readonly string[]
  languages: readonly string[]
  municipality: Municipality
  point: { lat: number; lon: number } | undefined
  wheelchair: boolean | null
  dissolved: boolean
  /** Days before the corpus was made that it was confirmed, if ever, and changed. */
  verifiedDaysAgo: number | undefined
  changedDaysAgo: number
  services: readonly Service[]
  hours: readonly Hours[]
  /** A description in each of the other five languages, or none. */
  translations: readonly { lang: string; text: string }[]
}

interface Service {
  id: string
  name: string
  description: string
  sector: string
  beneficiary: string
  free: boolean | null
}

interface Hours {
  id: string
  byday: string
  opens: string
  closes: string
  closed: boolean
}

/** Number `number` of the corpus grown from a seed. */
export function organization(seed: string, number: number, words: Vocabulary): Organization {
  const chance = random(`${seed}:${number}`)
  const { pick, between } = chance
  const sectors = someRanked(chance, words.sectors, between(1, 4))
  const beneficiaries = someRanked(chance, words.beneficiaries, between(1, 4)).map(({ code }) => code)
  const municipality = ranked(chance, words.municipalities)
  const id = (kind: number, at: number) => madeUpId(number, kind, at)
  return {
    number,
    id: id(0, 0),
    name: name(chance, words, municipality),
    description: sentence(chance, words, between(30, 80)),
    type: ranked(chance, words.types).code,
    areas: chance.chance(0.3) ? [pick(words.sectors).parent?.code ?? ''].filter(Boolean) : [],
    sectors: sectors.map(({ code }) => code),
    beneficiaries,
    languages: chance.chance(0.3) ? ['it', ...someOf(chance, FOREIGN, between(1, 2))] : [],
    municipality,
    point: pointIn(chance, municipality),
    wheelchair: pick([true, false, null]),
    dissolved: chance.chance(0.03),
    verifiedDaysAgo: chance.chance(0.3) ? between(0, 1_000) : undefined,
    changedDaysAgo: between(0, 1_500),
    services: Array.from({ length: between(1, 3) }, (_, at) => {
      const sector = pick(sectors)
      const name = `${pick([sector.words.it.label, sector.words.it.plain])} ${ranked(chance, words.words)}`
      const said = { name, description: sentence(chance, words, between(5, 15)) }
      const free = pick([true, false, null])
      return { id: id(1, at), ...said, sector: sector.code, beneficiary: pick(beneficiaries), free }
    }),
    hours: chance.chance(1 / 3) ? hours(chance, id) : [],
    translations: chance.chance(0.1) ? translations(chance, sectors) : [],
  }
}

function name(chance: Random, words: Vocabulary, { name: place }: Municipality): string {
  const { pick } = chance
  if (words.names.length > 0 && chance.chance(0.5)) return pick(words.names)
  const beginning = ranked(chance, BEGINNINGS)
  const proper = capital(ranked(chance, words.proper))
  const topic = pick(words.sectors).words.it.label
  return pick([
    `${beginning} ${proper}`,
    `${beginning} ${place}`,
    `${beginning} ${proper} ${place}`,
    `${beginning} ${topic} ${place}`,
    `${proper} ${capital(pick(words.proper))} - ${beginning}`,
    `${beginning} ${pick(SAINTS)} ${place}`,
  ])
}

function sentence(chance: Random, { words }: Vocabulary, length: number): string {
  const said = Array.from({ length }, (_, at) => {
    const word = words[zipf(chance, words.length)] ?? ''
    return at % 12 === 0 ? `${at > 0 ? '. ' : ''}${capital(word)}` : ` ${word}`
  })
  return `${said.join('')}.`
}

const translations = (chance: Random, sectors: Vocabulary['sectors']) =>
  FOREIGN.map((lang) => {
    const phrases = sectors.flatMap(({ words }) => [
      words[lang].label,
      words[lang].plain,
      ...words[lang].synonyms,
    ])
    return {
      lang,
      text: Array.from({ length: 8 }, () => chance.pick(phrases)).join(lang === 'zh' ? '，' : ', '),
    }
  })

const DAYS = ['MO,WE,FR', 'TU,TH', 'MO,TU,WE,TH,FR', 'SA', '1SA', 'SA,SU', 'FR']

const hours = (chance: Random, id: (kind: number, at: number) => string): Hours[] =>
  Array.from({ length: chance.between(1, 3) }, (_, at) => {
    const opens = chance.between(7, 20)
    return {
      id: id(2, at),
      byday: chance.pick(DAYS),
      opens: `${opens}:00`,
      closes: `${opens + chance.between(1, 3)}:30`,
      closed: at === 2,
    }
  })

/** About five kilometres around the middle of the municipality. */
const pointIn = ({ next }: Random, { lat, lon }: Municipality): Organization['point'] =>
  lat === undefined || lon === undefined
    ? undefined
    : { lat: round(lat + (next() - 0.5) / 10), lon: round(lon + (next() - 0.5) / 10) }
const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5

/** One of a list whose first items are the commonest. */
function ranked<T>(chance: Random, items: readonly T[]): T {
  const item = items[zipf(chance, items.length)]
  if (item === undefined) throw new RangeError('nothing to choose from')
  return item
}

const someRanked = <T>(chance: Random, items: readonly T[], count: number): T[] => [
  ...new Set(Array.from({ length: count }, () => ranked(chance, items))),
]
const someOf = <T>(chance: Random, items: readonly T[], count: number): T[] => [
  ...new Set(Array.from({ length: count }, () => chance.pick(items))),
]

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1)

/** A UUID that grows with the number, as those of version 7 do. */
const madeUpId = (number: number, kind: number, at: number): string =>
  `${number.toString(16).padStart(8, '0')}-0000-7000-80${kind}${at}-000000000000`
