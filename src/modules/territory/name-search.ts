import { nameKey } from './municipality-name.ts'

/** A place as others refer to it, such as `municipality:100005` or `locality:100005-iolo`. */
export interface NamedPlace {
  place: string
  name: string
}

/** Finds places by their whole name in any language; the widest first (region, province, municipality, hamlet). */
export function nameSearch(names: readonly NamedPlace[]): (text: string) => readonly string[] {
  const byKey = new Map<string, Set<string>>()
  for (const { place, name } of names) {
    const key = nameKey(name)
    const found = byKey.get(key)
    if (found) found.add(place)
    else byKey.set(key, new Set([place]))
  }
  const answers = new Map([...byKey].map(([key, found]) => [key, [...found].sort(wideFirst)]))
  return (text) => answers.get(nameKey(text)) ?? []
}

const WIDTHS = ['nation', 'region', 'province', 'municipality', 'locality']
const width = (place: string) => WIDTHS.indexOf(place.split(':')[0] ?? '')
const wideFirst = (a: string, b: string) => width(a) - width(b) || (a < b ? -1 : 1)
