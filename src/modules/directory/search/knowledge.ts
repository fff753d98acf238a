import type { Config } from '../../../platform/config.ts'
import type { Db } from '../../../platform/db/database.ts'
import { type CodeLists, codeLists } from '../../taxonomy/api.ts'
import { type Places, places, type Territory } from '../../territory/api.ts'
import { codeLexeme } from './lexemes.ts'
import { buildMeanings, type Meanings, type Phrase } from './meanings.ts'
import type { Near } from './search.ts'

/** What the search knows of codes and places beside the records. */
export interface Knowledge {
  lists: CodeLists
  places: Places
  territory: Territory
  meanings: Meanings
  /** The middle of a municipality or locality. */
  pointOf(place: string): Near | undefined
}

/** The code lists whose words people search by, and the key of the search each belongs to. */
const SEARCHED = {
  type: 'type',
  area: 'area',
  sector: 'sector',
  beneficiary: 'beneficiary',
  language_spoken: 'language',
} as const

const kept = new WeakMap<Db, Knowledge>()
const sure = new WeakMap<Db, { knowledge: Knowledge; until: number }>()

/** Milliseconds for which nothing is asked again. */
const SURE_MS = 1_000

/** The knowledge as it is now or was a second ago, made anew only when the code lists or the places have changed. */
export async function knowledge(db: Db, config: Pick<Config, 'territory'>): Promise<Knowledge> {
  const known = sure.get(db)
  if (known && performance.now() < known.until) return known.knowledge
  const now = await currentKnowledge(db, config)
  sure.set(db, { knowledge: now, until: performance.now() + SURE_MS })
  return now
}

/** The knowledge as it is now. */
export async function currentKnowledge(db: Db, config: Pick<Config, 'territory'>): Promise<Knowledge> {
  const [lists, allPlaces] = await Promise.all([codeLists(db), places(db)])
  const before = kept.get(db)
  if (before?.lists === lists && before.places === allPlaces) return before
  const made = make(lists, allPlaces, allPlaces.territory(config.territory))
  kept.set(db, made)
  return made
}

function make(lists: CodeLists, all: Places, territory: Territory): Knowledge {
  const localities = new Map(all.localities.map((locality) => [locality.id, locality]))
  return {
    lists,
    places: all,
    territory,
    meanings: buildMeanings([...termPhrases(lists), ...placePhrases(all, territory)]),
    pointOf(place) {
      const { lat, lon } = localities.get(place) ?? all.municipality(place) ?? {}
      return lat === undefined || lon === undefined ? undefined : { lat, lon }
    },
  }
}

const termPhrases = (lists: CodeLists): Phrase[] =>
  Object.entries(SEARCHED).flatMap(([taxonomy, key]) =>
    lists
      .terms(taxonomy)
      .flatMap(({ code, words }) =>
        Object.entries(words).flatMap(([lang, { label, plain, synonyms }]) =>
          [label, plain, ...synonyms].map((text) => ({ text, lang, lexeme: codeLexeme(key, code) })),
        ),
      ),
  )

function placePhrases(all: Places, territory: Territory): Phrase[] {
  const named = (id: string, name: string, code: string): Phrase[] =>
    [{ lang: 'it', name }, ...all.placeNames(id)].map((one) => ({
      text: one.name,
      lang: one.lang,
      lexeme: codeLexeme('place', code),
    }))
  return [
    ...territory.municipalities.flatMap(({ istat, name }) => named(`municipality:${istat}`, name, istat)),
    ...all.localities
      .filter(({ istat }) => territory.has(istat))
      .flatMap(({ id, name }) => named(`locality:${id}`, name, id)),
  ]
}
