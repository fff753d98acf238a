import type { Lang } from '../../platform/i18n/languages.ts'
import type { CodeLists } from '../taxonomy/api.ts'
import type { Places, Territory } from '../territory/api.ts'

/** The keys of the search with a code list, and its name. */
export const LISTS = {
  sector: 'sector',
  area: 'area',
  beneficiary: 'beneficiary',
  type: 'type',
  language: 'language_spoken',
} as const
export type ListedKey = keyof typeof LISTS
export const LISTED_KEYS = Object.keys(LISTS) as ListedKey[]

/** Every key a code of an entry may be of. */
export type MeaningKey = ListedKey | 'place'

/** What a code of an entry stands for. */
export interface Meaning {
  key: MeaningKey
  code: string
  /** Of one of the code lists, or of a place that exists. */
  known: boolean
}

/** The code lists and places that give codes their meaning, and where most people search. */
export interface Meant {
  lists: CodeLists
  places: Places
  territory: Territory
}

/** What a code such as `sector:mensa_sociale` stands for; undefined when its key is none of ours. */
export function meaningOf(
  text: string,
  { lists, places }: Pick<Meant, 'lists' | 'places'>,
): Meaning | undefined {
  const [, prefix = '', code = ''] = /^([a-z]+):(.+)$/.exec(text) ?? []
  if (prefix === 'place') return { key: 'place', code, known: isPlace(code, places) }
  const key = LISTED_KEYS.find((one) => one === prefix)
  return key && { key, code, known: lists.term(LISTS[key], code) !== undefined }
}

/** Name of what a code stands for, in a language; the code itself when it stands for nothing. */
export function meaningName(
  { key, code }: Meaning,
  { lists, places }: Pick<Meant, 'lists' | 'places'>,
  lang: Lang,
): string {
  if (key !== 'place') return lists.label(lang, LISTS[key], code)
  const municipality = places.municipality(code.slice(0, 6))
  const town = places.nameIn(`municipality:${code.slice(0, 6)}`, lang) ?? municipality?.name ?? code
  const spot = places.localitiesOf(code.slice(0, 6)).find(({ id }) => id === code)
  return spot ? `${places.nameIn(`locality:${code}`, lang) ?? spot.name} (${town})` : town
}

const isPlace = (code: string, places: Places): boolean =>
  /^\d{6}$/.test(code)
    ? places.municipality(code)?.istat === code
    : places.localitiesOf(code.slice(0, 6)).some(({ id }) => id === code)
