import { readDataFiles } from './data-files.ts'
import { buildPlaces, type PlaceRows, type Places } from './places.ts'
import { buildRows } from './rows.ts'

/** The snapshot straight from the data files, for tests and benchmarks that need no database. */
export function samplePlaces(extra: Partial<PlaceRows> = {}): Places {
  const rows = buildRows(readDataFiles().files())
  return buildPlaces({
    version: 1,
    regions: rows.region,
    provinces: rows.province,
    municipalities: rows.municipality,
    formerNames: rows.municipality_former_name,
    localities: rows.locality,
    placeNames: rows.place_name,
    boundaries: [],
    ...extra,
  })
}
