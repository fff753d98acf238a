// What other modules may use of the territory. `places(db)` is the door: a snapshot in memory, renewed after imports.
export { type Bounds, distanceKm, type Point } from './distance.ts'
export type { Match, MatchKind } from './gazetteer.ts'
export { importBoundaries } from './import-boundaries.ts'
export { loadTerritoryData } from './load.ts'
export { type MapCell, type TerritoryMap, territoryMap } from './map.ts'
export type { Municipality } from './municipality.ts'
export type { PlaceName } from './place-names.ts'
export type { Locality, Places } from './places.ts'
export { provinceRegions } from './province-regions.ts'
export { around, meet, placesOfScope, placeWritten, reachNames } from './reach.ts'
export { forgetPlaces, places } from './snapshot.ts'
export { DATA_SOURCES } from './sources.ts'
export type { Territory, TerritoryKind } from './territory.ts'
export { type CellView, TerritoryMap as TerritoryMapView } from './views/TerritoryMap.tsx'

import type { Config } from '../../platform/config.ts'
import type { DbOrTx } from '../../platform/db/database.ts'
import { places } from './snapshot.ts'
import type { Territory } from './territory.ts'

/** The territory this installation serves; throws in plain words when the setting means none. */
export const territory = async (db: DbOrTx, config: Pick<Config, 'territory'>): Promise<Territory> =>
  (await places(db)).territory(config.territory)
