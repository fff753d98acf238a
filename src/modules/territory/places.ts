import type { Point } from './distance.ts'
import { nearestOf } from './distance.ts'
import { type FindMunicipality, gazetteer } from './gazetteer.ts'
import type { Geometry } from './geometry.ts'
import { knownNames } from './known-names.ts'
import { codeIndex, isLocated, joinMunicipalities, type Municipality } from './municipality.ts'
import { nameKey } from './municipality-name.ts'
import { type NamedPlace, nameSearch } from './name-search.ts'
import { type PlaceName, type PlaceNames, placeNameIndex } from './place-names.ts'
import type {
  FormerNameTable,
  LocalityTable,
  MunicipalityTable,
  ProvinceTable,
  RegionTable,
} from './tables.ts'
import { parseTerritory, type Territory } from './territory.ts'

/** A hamlet (frazione), quarter or named spot inside a municipality; its centre is approximate. */
export interface Locality extends Point {
  id: string
  istat: string
  kind: LocalityTable['kind']
  name: string
}

/** What the snapshot is made of. */
export interface PlaceRows {
  version: number
  regions: RegionTable[]
  provinces: ProvinceTable[]
  municipalities: MunicipalityTable[]
  formerNames: FormerNameTable[]
  localities: LocalityTable[]
  placeNames: PlaceName[]
  boundaries: { istat_code: string; simplified: Geometry }[]
}

/** All places of the country, immutable and in memory: every answer is immediate. */
export interface Places extends PlaceNames {
  version: number
  regions: readonly RegionTable[]
  provinces: readonly ProvinceTable[]
  /** Today's municipalities. */
  municipalities: readonly Municipality[]
  localities: readonly Locality[]
  boundaries: ReadonlyMap<string, Geometry>
  /** By ISTAT code or cadastral code, of today or of old (then its successor). */
  municipality(code: string): Municipality | undefined
  /** By name, with the province's sigla where known; see `matchMunicipality` for how sure. */
  findMunicipality(name: string, sigla?: string): Municipality | undefined
  matchMunicipality: FindMunicipality
  localitiesOf(istat: string): readonly Locality[]
  /** By Italian name or synonym, within a municipality or anywhere when only one bears it. */
  localityByName(name: string, istat?: string): Locality | undefined
  /** Places bearing a whole name in any language: `municipality:100005`, `locality:100005-iolo`, `province:100`… */
  placesNamed(text: string): readonly string[]
  /** Today's municipalities with a postal code (CAP). */
  byPostalCode(code: string): readonly Municipality[]
  nearest(point: Point, limit?: number): { municipality: Municipality; km: number }[]
  /** The territory a setting such as `province:100` means; throws on one that means nothing. */
  territory(setting: string): Territory
}

/** Builds the snapshot. */
export function buildPlaces(rows: PlaceRows): Places {
  const all = joinMunicipalities(rows)
  const byCode = codeIndex(all)
  const current = [...all.values()].filter(({ successor, validTo }) => !successor && !validTo)
  const located = current.filter(isLocated)
  const localities = rows.localities.map(({ id, istat_code, kind, name, lat, lon }) => ({
    id,
    istat: istat_code,
    kind,
    name,
    lat,
    lon,
  }))
  const names = placeNameIndex(rows.placeNames)
  const match = gazetteer(knownNames(rows, all, byCode))
  const byPostal = Map.groupBy(
    current.flatMap((municipality) => municipality.postalCodes.map((code) => ({ code, municipality }))),
    ({ code }) => code,
  )
  const territories = new Map<string, Territory>()
  const places: Places = {
    ...names,
    version: rows.version,
    regions: rows.regions,
    provinces: rows.provinces,
    municipalities: current,
    localities,
    boundaries: new Map(rows.boundaries.map(({ istat_code, simplified }) => [istat_code, simplified])),
    municipality: (code) => byCode.get(code),
    findMunicipality: (name, sigla) => match(name, sigla)?.municipality,
    matchMunicipality: match,
    localitiesOf: (istat) => localities.filter((locality) => locality.istat === istat),
    localityByName: (name, istat) => findLocality(localities, names, name, istat),
    placesNamed: nameSearch(allNames(rows, current)),
    byPostalCode: (code) => byPostal.get(code)?.map(({ municipality }) => municipality) ?? [],
    nearest: (point, limit = 1) =>
      nearestOf(located, point, limit).map(({ thing, km }) => ({ municipality: thing, km })),
    territory(setting) {
      const known = territories.get(setting) ?? parseTerritory(places, setting)
      territories.set(setting, known)
      return known
    },
  }
  return places
}

/** Every name of a place that exists today. */
function allNames(rows: PlaceRows, current: readonly Municipality[]): NamedPlace[] {
  const valid = <T extends { valid_to: string | null }>(list: readonly T[]) =>
    list.filter((row) => !row.valid_to)
  const ceased = new Set(rows.provinces.filter((row) => row.valid_to).map(({ code }) => `province:${code}`))
  return [
    { place: 'nation:IT', name: 'Italia' },
    ...valid(rows.regions).map(({ code, name }) => ({ place: `region:${code}`, name })),
    ...valid(rows.provinces).map(({ code, name }) => ({ place: `province:${code}`, name })),
    ...current.map(({ istat, name }) => ({ place: `municipality:${istat}`, name })),
    ...rows.localities.map(({ id, name }) => ({ place: `locality:${id}`, name })),
    ...rows.placeNames.filter(({ place }) => !ceased.has(place)),
  ]
}

function findLocality(
  localities: readonly Locality[],
  names: PlaceNames,
  name: string,
  istat: string | undefined,
): Locality | undefined {
  const key = nameKey(name)
  const found = localities.filter(
    (locality) =>
      (istat === undefined || locality.istat === istat) &&
      (nameKey(locality.name) === key ||
        names.placeNames(`locality:${locality.id}`).some((other) => nameKey(other.name) === key)),
  )
  return found.length === 1 ? found[0] : undefined
}
