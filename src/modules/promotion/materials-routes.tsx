import { anyone } from '../../platform/http/policy.ts'
import { movedPermanently } from '../../platform/http/response.ts'
import { get } from '../../platform/http/route.ts'
import { href } from '../../platform/ui/href.ts'
import { page } from '../../platform/ui/Page.tsx'
import { loadLiving } from './load-living.ts'
import { materialsPath } from './paths.ts'
import { Materials } from './views/Materials.tsx'

/** What an organisation may print, hang up and hand out. */
export const materialsRoutes = [
  get('/enti/:slug/materiali', {
    summary: 'Poster, leaflet, card for other sites and calendar of an organisation',
    load: (cx, { slug }) => loadLiving(cx, slug),
    allow: anyone,
    handle: (cx, { resource }) => {
      if ('moved' in resource) return movedPermanently(href(cx, materialsPath(resource.moved)))
      const { sheet } = resource
      const options = {
        title: cx.t('promotion.title'),
        section: sheet.record.name,
        lead: <bdi>{sheet.record.name}</bdi>,
        breadcrumb: [
          { label: cx.t('directory.record.crumb'), path: '/enti' },
          { label: sheet.record.name, path: `/enti/${sheet.record.slug}` },
        ],
        indexed: false,
      }
      return page(cx, options, <Materials sheet={sheet} />)
    },
  }),
]
