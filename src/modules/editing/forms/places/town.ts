import type { Municipality, Places } from '../../../territory/api.ts'

/** How a municipality is written in a form: `Prato (PO)`. */
export const townLabel = ({ name, sigla }: Pick<Municipality, 'name' | 'sigla'>): string =>
  `${name} (${sigla})`

/** What is typed for the municipality with this code; the code itself when nobody knows it. */
export function townShown(places: Pick<Places, 'municipality'>, istat: string | null): string {
  if (istat === null) return ''
  const town = places.municipality(istat)
  return town ? townLabel(town) : istat
}

/** The municipalities that a name, a name with its province, or a postal code may mean. */
export function townsMeant(
  places: Pick<Places, 'byPostalCode' | 'findMunicipality' | 'placesNamed' | 'municipality'>,
  typed: string,
): readonly Municipality[] {
  const [, code = '', name = '', sigla] =
    /^\s*(\d{5})?[\s,-]*(.*?)\s*(?:\(([A-Za-z]{2})\))?\s*$/u.exec(typed.slice(0, 200)) ?? []
  const byCode = code ? places.byPostalCode(code) : []
  if (name === '') return byCode
  const found = places.findMunicipality(name, sigla)
  const exact = found && (byCode.length === 0 || byCode.includes(found)) ? [found] : []
  if (exact.length > 0) return exact
  const named = places.placesNamed(name).flatMap((place) => {
    const istat = place.startsWith('municipality:') ? place.slice('municipality:'.length) : ''
    return places.municipality(istat) ?? []
  })
  return named.length > 0 ? named : byCode
}

/** The code of what was typed, or what is wrong with it; the code that was there holds while its name does. */
export function townCode(
  places: Parameters<typeof townsMeant>[0],
  typed: string | null,
  before: string | null,
): string | null | { wrong: string } {
  if (typed === null) return null
  if (before !== null && typed === townShown(places, before)) return before
  const towns = townsMeant(places, typed)
  const [only] = towns.filter(({ istat }) => towns.length === 1 || istat === before)
  if (only) return only.istat
  return { wrong: towns.length > 1 ? 'editing.forms.town_many' : 'editing.forms.town_unknown' }
}
