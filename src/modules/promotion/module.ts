import type { Module } from '../../platform/module.ts'
import { cardRoutes } from './card-routes.tsx'
import { fileRoutes } from './file-routes.ts'
import { materialsRoutes } from './materials-routes.tsx'
import './messages.ts'
import { materialsPath } from './paths.ts'
import { findShownSlug } from './shown-slug.ts'

/** What the portal gives an organisation to be known by: poster, leaflet, card for other sites, calendar. */
export const promotion: Module = {
  name: 'promotion',
  uses: ['territory', 'directory'],
  routes: [...fileRoutes, ...cardRoutes, ...materialsRoutes],
  bodyLinks: async (cx, organizationId, _place, shown) => {
    const living = shown && (shown.lifecycle === 'dissolved' ? undefined : shown.slug)
    const slug = shown ? living : await findShownSlug(cx.db, organizationId)
    if (!slug) return []
    return [{ label: cx.t('promotion.title'), hint: cx.t('promotion.hint'), path: materialsPath(slug) }]
  },
}
