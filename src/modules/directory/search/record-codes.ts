import type { Gathered } from './gather.ts'

/** The area of a sector, the wider type of a type, the province of a municipality, the region of a province. */
export type ParentOf = (taxonomy: string, code: string) => string | undefined

/** The codes a record is found by, by key, with the wider ones; each list in order. */
export function recordCodes({ organization, codes, locations, languages }: Gathered, parentOf: ParentOf) {
  const of = (taxonomy: string) => codes.filter((term) => term.taxonomy === taxonomy).map(({ code }) => code)
  const sectors = of('sector')
  const type = organization.type_code ?? undefined
  return {
    type: distinct([type, type && parentOf('type', type)]),
    area: distinct([...of('area'), ...sectors.map((code) => parentOf('sector', code))]),
    sector: distinct(sectors),
    place: distinct(locations.flatMap((location) => placesOf(location, parentOf))),
    beneficiary: distinct(of('beneficiary')),
    language: distinct(languages),
  }
}
export type RecordCodes = ReturnType<typeof recordCodes>

const distinct = (codes: readonly (string | undefined)[]): string[] =>
  [...new Set(codes.filter((code) => code !== undefined))].sort()

function placesOf({ istat_code: istat, locality }: Gathered['locations'][number], parentOf: ParentOf) {
  if (!istat) return []
  const province = parentOf('place', istat)
  const region = province && parentOf('place', province)
  return [istat, locality ? localityId(istat, locality) : undefined, province, region]
}

/** Whether a place is a province or a region. */
export const isWiderPlace = (code: string): boolean =>
  code.startsWith('province:') || code.startsWith('region:')

/** Id of a locality, as the territory makes it: `100005-san-giorgio-a-colonica`. */
const localityId = (istat: string, name: string): string =>
  `${istat}-${name
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')}`

/** Latitude and longitude of each place, one after the other. */
export const pointsOf = ({ locations }: Gathered): number[] =>
  locations.flatMap(({ latitude, longitude }) =>
    latitude === null || longitude === null ? [] : [latitude, longitude],
  )

/** When somebody last said how it is. */
export const freshAt = ({ organization: { verified_at: verified, updated_at: updated } }: Gathered): Date =>
  verified && verified > updated ? verified : updated
