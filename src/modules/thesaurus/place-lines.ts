import type { Meant } from './meaning.ts'

type Known = Pick<Meant, 'places' | 'territory'>

/**
 * The codes of the places a line names, by code or by name in any language: those of the territory where there are
 * any, all that bear the name. Empty when there is none.
 */
export function placesOf(line: string, { places, territory }: Known): readonly string[] {
  if (/^\d{6}$/.test(line)) return [places.municipality(line)?.istat].filter((code) => code !== undefined)
  if (/^\d{6}-/.test(line))
    return places.localitiesOf(line.slice(0, 6)).flatMap(({ id }) => (id === line ? id : []))
  const named = places
    .placesNamed(line)
    .flatMap((place) => /^(?:municipality|locality):(\d{6}.*)$/.exec(place)?.[1] ?? [])
  const inside = named.filter((code) => territory.has(code.slice(0, 6)))
  return inside.length > 0 ? inside : named
}

/** How a form writes a place: by its name where that leads back to it alone, else by its code. */
export function placeLine(code: string, known: Known): string {
  const { places } = known
  const spot = places.localitiesOf(code.slice(0, 6)).find(({ id }) => id === code)
  const name = spot?.name ?? places.municipality(code)?.name ?? code
  const back = placesOf(name, known)
  return back.length === 1 && back[0] === code ? name : code
}
