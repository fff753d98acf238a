import type { Json, Moment } from '../../platform/db/tables.ts'
import type { Geometry } from './geometry.ts'

/** The tables of this module; see `migrations/`. No column is personal. */
export interface TerritoryTables {
  region: RegionTable
  province: ProvinceTable
  municipality: MunicipalityTable
  municipality_former_name: FormerNameTable
  locality: LocalityTable
  place_name: PlaceNameTable
  boundary: BoundaryTable
  territory_state: TerritoryStateTable
}

declare module '../../platform/db/database.ts' {
  interface Database extends TerritoryTables {}
}

interface Validity {
  valid_from: string | null
  valid_to: string | null
  successor_code: string | null
}

export interface RegionTable extends Validity {
  code: string
  name: string
}

export interface ProvinceTable extends Validity {
  code: string
  region_code: string
  name: string
  sigla: string
}

export interface MunicipalityTable extends Validity {
  istat_code: string
  province_code: string
  name: string
  cadastral_code: string
  postal_codes: string[]
  population: number | null
  population_year: number | null
  lat: number | null
  lon: number | null
  centre_quality: 'listed' | 'approximate' | 'none'
}

export interface FormerNameTable {
  istat_code: string
  name: string
  sigla: string
  until: string | null
}

export interface LocalityTable {
  id: string
  istat_code: string
  kind: 'frazione' | 'quartiere' | 'localita'
  name: string
  lat: number
  lon: number
  centre_quality: 'listed' | 'approximate'
}

export type NameKind = 'official' | 'translation' | 'transliteration' | 'dialect' | 'synonym'

export interface PlaceNameTable {
  place: string
  lang: string
  name: string
  kind: NameKind
}

interface BoundaryTable {
  istat_code: string
  geometry: Json<Geometry>
  simplified: Json<Geometry>
  area_km2: number
  centroid_lat: number
  centroid_lon: number
  source: string
  imported_at: Moment
}

interface TerritoryStateTable {
  only_row: boolean
  fingerprint: string
  version: number
  changed_at: Moment
}
