import type { CodeLists } from '../../taxonomy/api.ts'
import type { Places, Territory } from '../../territory/api.ts'
import type { Thesaurus } from '../../thesaurus/api.ts'
import { LIST_KEYS, type ListKey } from '../search/address.ts'
import type { Knowledge } from '../search/knowledge.ts'
import { type Beginnings, beginnings } from './beginnings.ts'

/** Words that stand for a code of a key of the search. */
export interface Phrase {
  /** Key and code. */
  id: string
  key: ListKey
  code: string
  text: string
  lang: string
  /** How surely it is that code: 0 its own name, 1 a synonym, `SAID` what people say who mean it. */
  distance: number
}

/** Distance of the words of the thesaurus. */
export const SAID = 2

type Table = Beginnings<Phrase>

/** A table made once for each state of what it comes from. */
function kept<Source extends object>(make: (source: Source) => Phrase[]): (source: Source) => Table {
  const tables = new WeakMap<Source, Table>()
  return (source) => {
    const known = tables.get(source) ?? beginnings(make(source))
    tables.set(source, known)
    return known
  }
}

const named = new WeakMap<Places, (territory: Territory) => Table>()

/** All words for codes and places in all languages; only what has changed is sorted anew. */
export function phrases({ lists, places, territory }: Knowledge, entries: Thesaurus): Table {
  const ofTerritory = named.get(places) ?? kept((one: Territory) => placePhrases(places, one))
  named.set(places, ofTerritory)
  const tables = [ofLists(lists), ofTerritory(territory), ofThesaurus(entries)]
  return { find: (folded) => tables.flatMap((table) => table.find(folded)) }
}

/** The code list of each key. */
const LISTS: Record<Exclude<ListKey, 'place'>, string> = {
  type: 'type',
  area: 'area',
  sector: 'sector',
  beneficiary: 'beneficiary',
  language: 'language_spoken',
}

const termPhrases = (lists: CodeLists): Phrase[] =>
  Object.entries(LISTS).flatMap(([key, list]) =>
    lists.terms(list).flatMap(({ code, words }) =>
      Object.entries(words).flatMap(([lang, { label, plain, synonyms }]) => {
        const one = { id: `${key}:${code}`, key: key as ListKey, code, lang }
        return [
          { ...one, text: label, distance: 0 },
          { ...one, text: plain, distance: 0 },
          ...synonyms.map((text) => ({ ...one, text, distance: 1 })),
        ]
      }),
    ),
  )

function placePhrases(places: Places, territory: Territory): Phrase[] {
  const all = (code: string, place: string, name: string): Phrase[] =>
    [{ lang: 'it', name }, ...places.placeNames(place)].map((one) => ({
      id: `place:${code}`,
      key: 'place',
      code,
      text: one.name,
      lang: one.lang,
      distance: 0,
    }))
  return [
    ...territory.municipalities.flatMap(({ istat, name }) => all(istat, `municipality:${istat}`, name)),
    ...places.localities
      .filter(({ istat }) => territory.has(istat))
      .flatMap(({ id, name }) => all(id, `locality:${id}`, name)),
  ]
}

/** What people say; words for several places, such as a valley, suggest none of them. */
const saidPhrases = ({ entries }: Thesaurus): Phrase[] =>
  entries.flatMap(({ lang, phrases: said, codes }) =>
    codes.flatMap((meant) => {
      const [prefix = '', code = ''] = meant.split(':')
      const key = LIST_KEYS.find((one) => one === prefix)
      if (!key || (key === 'place' && codes.length > 1)) return []
      return said.map((text) => ({ id: meant, key, code, text, lang, distance: SAID }))
    }),
  )

const ofLists = kept(termPhrases)
const ofThesaurus = kept(saidPhrases)
