import type { Point } from './distance.ts'
import type { MunicipalityTable, ProvinceTable, RegionTable } from './tables.ts'

/** A municipality with its province and region. `successor` is set when it ceased or was given another code. */
export interface Municipality {
  istat: string
  name: string
  provinceCode: string
  provinceName: string
  sigla: string
  regionCode: string
  regionName: string
  cadastral: string
  postalCodes: readonly string[]
  population: number | undefined
  lat: number | undefined
  lon: number | undefined
  validFrom: string | undefined
  validTo: string | undefined
  successor: string | undefined
}

/** Whether the centre of a place is known. */
export const isLocated = <T extends { lat: number | undefined; lon: number | undefined }>(
  place: T,
): place is T & Point => place.lat !== undefined && place.lon !== undefined

/** Every municipality that is or was, by ISTAT code. */
export function joinMunicipalities(rows: {
  regions: readonly RegionTable[]
  provinces: readonly ProvinceTable[]
  municipalities: readonly MunicipalityTable[]
}): Map<string, Municipality> {
  const regions = new Map(rows.regions.map((region) => [region.code, region]))
  const provinces = new Map(rows.provinces.map((province) => [province.code, province]))
  const joined = new Map<string, Municipality>()
  for (const row of rows.municipalities) {
    const province = provinces.get(row.province_code)
    const region = regions.get(province?.region_code ?? '')
    if (!province || !region) continue
    joined.set(row.istat_code, {
      istat: row.istat_code,
      name: row.name,
      provinceCode: province.code,
      provinceName: province.name,
      sigla: province.sigla,
      regionCode: region.code,
      regionName: region.name,
      cadastral: row.cadastral_code,
      postalCodes: row.postal_codes,
      population: row.population ?? undefined,
      lat: row.lat ?? undefined,
      lon: row.lon ?? undefined,
      validFrom: row.valid_from ?? undefined,
      validTo: row.valid_to ?? undefined,
      successor: row.successor_code ?? undefined,
    })
  }
  return joined
}

/** Follows successors to the municipality of today. */
export function today(all: ReadonlyMap<string, Municipality>, start: Municipality): Municipality {
  let place = start
  for (let steps = 0; steps < 5 && place.successor; steps += 1) place = all.get(place.successor) ?? place
  return place
}

/** The municipality of today by any ISTAT or cadastral code, of today or of old. */
export function codeIndex(all: ReadonlyMap<string, Municipality>): Map<string, Municipality> {
  const index = new Map<string, Municipality>()
  for (const place of all.values()) {
    index.set(place.istat, today(all, place))
    if (!index.has(place.cadastral) || !place.successor) index.set(place.cadastral, today(all, place))
  }
  return index
}
