import type { NameKind } from './tables.ts'

/** A name of a place in one language; `place` is such as `municipality:100005`. */
export interface PlaceName {
  place: string
  lang: string
  name: string
  kind: NameKind
}

export interface PlaceNames {
  /** Every other name of a place: translations, official names in minority languages, synonyms. */
  placeNames(place: string): readonly PlaceName[]
  /** The name to show in a language; `undefined` where that language uses the Italian one. */
  nameIn(place: string, lang: string): string | undefined
}

const SHOWN = new Set<NameKind>(['official', 'translation', 'transliteration'])

/** Names by place. */
export function placeNameIndex(names: readonly PlaceName[]): PlaceNames {
  const byPlace = new Map<string, PlaceName[]>()
  for (const name of names) {
    const list = byPlace.get(name.place)
    if (list) list.push(name)
    else byPlace.set(name.place, [name])
  }
  const placeNames = (place: string) => byPlace.get(place) ?? []
  return {
    placeNames,
    nameIn: (place, lang) =>
      placeNames(place).find((name) => name.lang === lang && SHOWN.has(name.kind))?.name,
  }
}
