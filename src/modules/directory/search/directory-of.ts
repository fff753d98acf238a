import type { Directory } from './address.ts'
import type { Knowledge } from './knowledge.ts'

/** The codes and places an address may name. */
export const directoryOf = ({ lists, places, territory, pointOf }: Knowledge): Directory => ({
  code: (key, value) => lists.term(key === 'language' ? 'language_spoken' : key, value)?.code,
  pointOf,
  place(value) {
    if (/^\d{6}$/.test(value)) return places.municipality(value)?.istat
    const [, istat] = /^(\d{6})-[\p{L}\p{N}-]{1,80}$/u.exec(value) ?? []
    if (istat) return places.municipality(istat) && value
    const named = places
      .placesNamed(value)
      .flatMap((place) => /^(?:municipality|locality):(\d{6}.*)$/.exec(place)?.[1] ?? [])
    return (
      named.find((code) => territory.has(code.slice(0, 6))) ??
      named[0] ??
      places.findMunicipality(value)?.istat
    )
  },
})
