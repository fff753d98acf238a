import type { Module } from '../../platform/module.ts'
import { importBoundariesCommand } from './commands.ts'
import { loadTerritoryData } from './load.ts'
import { territoryPrivacy } from './privacy.ts'
import { routes } from './routes.ts'
import { forgetPlaces, places } from './snapshot.ts'

/** Places: regions, provinces, municipalities, hamlets, their names, boundaries and the territory served. */
export const territory: Module = {
  name: 'territory',
  privacy: territoryPrivacy,
  routes,
  commands: [importBoundariesCommand],
  load: async ({ db, config }) => {
    if (await loadTerritoryData(db)) forgetPlaces(db)
    ;(await places(db)).territory(config.territory)
  },
  doctor: async ({ db, config }, t) => {
    const known = await places(db)
    const served = known.territory(config.territory)
    const drawn = served.municipalities.filter(({ istat }) => known.boundaries.has(istat)).length
    const all = served.municipalities.length
    return [{ ok: true, what: t('territory.doctor', { name: served.names.it, all, drawn }) }]
  },
}
