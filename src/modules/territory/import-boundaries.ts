import type { Db } from '../../platform/db/database.ts'
import { touchState } from './load.ts'
import { type FeatureReport, readBoundaries } from './read-boundaries.ts'
import { simplifyTogether } from './simplify.ts'
import { forgetPlaces, places } from './snapshot.ts'

/** What an import did, feature by feature. */
export interface BoundaryImport {
  report: FeatureReport[]
  saved: { istat: string; name: string; areaKm2: number }[]
}

/** About 40 metres: no screen shows the difference, and a file shrinks to a twentieth. */
const TOLERANCE_DEGREES = 0.0004

/** Takes the boundaries of a GeoJSON text; those of the same municipalities are replaced. Same file, same result. */
export async function importBoundaries(db: Db, text: string, source: string): Promise<BoundaryImport> {
  const { boundaries, report } = readBoundaries(text, await places(db))
  const light = simplifyTogether(
    boundaries.map(({ geometry }) => geometry),
    TOLERANCE_DEGREES,
  )
  const rows = boundaries.map(({ municipality, geometry, areaKm2, centroid }, i) => ({
    istat_code: municipality.istat,
    geometry: JSON.stringify(geometry),
    simplified: JSON.stringify(light[i] ?? geometry),
    area_km2: areaKm2,
    centroid_lat: centroid.lat,
    centroid_lon: centroid.lon,
    source,
  }))
  await db.transaction().execute(async (tx) => {
    const codes = rows.map(({ istat_code }) => istat_code)
    if (codes.length > 0) await tx.deleteFrom('boundary').where('istat_code', 'in', codes).execute()
    for (let i = 0; i < rows.length; i += 200) {
      await tx
        .insertInto('boundary')
        .values(rows.slice(i, i + 200))
        .execute()
    }
    await touchState(tx)
  })
  forgetPlaces(db)
  return {
    report,
    saved: boundaries.map(({ municipality: { istat, name }, areaKm2 }) => ({ istat, name, areaKm2 })),
  }
}

/** Removes every boundary, so that the map is schematic again; returns how many there were. */
export async function removeBoundaries(db: Db): Promise<number> {
  const { numDeletedRows } = await db.transaction().execute(async (tx) => {
    const deleted = await tx.deleteFrom('boundary').executeTakeFirst()
    await touchState(tx)
    return deleted
  })
  forgetPlaces(db)
  return Number(numDeletedRows)
}
