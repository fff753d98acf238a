import type { Module } from '../../platform/module.ts'
import { loadTerritoryData } from './load.ts'
import { forgetPlaces, places } from './snapshot.ts'

/** Places: regions, provinces, municipalities, hamlets, their names, boundaries and the territory served. */
export const territory: Module = {
  name: 'territory',
  load: async ({ db, config }) => {
    if (await loadTerritoryData(db)) forgetPlaces(db)
    ;(await places(db)).territory(config.territory)
  },
}
