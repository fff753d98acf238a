import type { Places } from '../../territory/api.ts'
import type { Directory } from './address.ts'
import type { Knowledge } from './knowledge.ts'
import type { Meanings } from './meanings.ts'
import { readQuestion } from './question.ts'
import { isWiderPlace } from './record-codes.ts'

/** The codes and places an address may name. */
export const directoryOf = (known: Knowledge): Directory => ({
  code: (key, value) => known.lists.term(key === 'language' ? 'language_spoken' : key, value)?.code,
  pointOf: known.pointOf,
  place: (value) => placeByCode(value, known.places) ?? placeByName(value, known),
})

function placeByCode(value: string, places: Places): string | undefined {
  if (/^\d{6}$/.test(value)) return places.municipality(value)?.istat
  const [, kind, wider] = /^(province|region):(\d{2,3})$/.exec(value) ?? []
  if (kind) {
    const list = kind === 'province' ? places.provinces : places.regions
    return list.some((one) => one.code === wider && !one.valid_to) ? value : undefined
  }
  const [, istat] = /^(\d{6})-[\p{L}\p{N}-]{1,80}$/u.exec(value) ?? []
  return istat && places.municipality(istat) && value
}

/** A town before the province of its name; "provincia di Prato" and "Toscana" too. */
function placeByName(value: string, { places, territory, meanings }: Knowledge): string | undefined {
  const named = places.placesNamed(value)
  const towns = named.flatMap((place) => /^(?:municipality|locality):(\d{6}.*)$/.exec(place)?.[1] ?? [])
  return (
    towns.find((code) => territory.has(code.slice(0, 6))) ??
    towns[0] ??
    named.find(isWiderPlace) ??
    widerPlace(value, meanings) ??
    places.findMunicipality(value)?.istat
  )
}

/** The province or region that all the words of a text name. */
function widerPlace(value: string, meanings: Meanings): string | undefined {
  const words = readQuestion(value, meanings).terms.map(({ word }) => word)
  const [best] = meanings.of(words)
  if (!best || best.cover !== 2 ** words.length - 1) return undefined
  return best.codes.map((code) => code.slice('place:'.length)).find(isWiderPlace)
}
