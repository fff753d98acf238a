import { nameKey, nameTokens, tellingTokens } from './similarity.ts'

/** Names of one place, found again without comparing with all of them. */
export interface NameIndex<Entry> {
  add: (name: string, entry: Entry) => void
  /** Those with the same words, or sharing the beginning of a telling one. */
  near: (name: string) => Entry[]
}

/** A beginning that so many names share tells nothing. */
const COMMON = 300

/** Names are alike only if a telling word begins alike: those words' first letters are the keys. */
export function nameIndex<Entry>(): NameIndex<Entry> {
  const byKey = new Map<string, Set<Entry>>()
  const keysOf = (name: string) => [
    `=${nameKey(name)}`,
    ...new Set(tellingTokens(nameTokens(name)).map((token) => token.slice(0, 3))),
  ]
  return {
    add(name, entry) {
      for (const key of keysOf(name)) {
        const entries = byKey.get(key)
        if (entries) entries.add(entry)
        else byKey.set(key, new Set([entry]))
      }
    },
    near(name) {
      const sets = keysOf(name).map((key) => [key, byKey.get(key)] as const)
      const useful = sets.flatMap(([key, set]) => (set && (key[0] === '=' || set.size < COMMON) ? [set] : []))
      return [...new Set(useful.flatMap((set) => [...set]))]
    },
  }
}

/** Names by municipality. */
export type PlacedNames<Entry> = ReadonlyMap<string, NameIndex<Entry>>

/** Puts records into one index for each municipality. */
export function placedNames<Entry extends { name: string; istatCode: string | null }>(
  entries: readonly Entry[],
): PlacedNames<Entry> {
  const places = new Map<string, NameIndex<Entry>>()
  for (const entry of entries) {
    const index = places.get(entry.istatCode ?? '') ?? nameIndex<Entry>()
    places.set(entry.istatCode ?? '', index)
    index.add(entry.name, entry)
  }
  return places
}
