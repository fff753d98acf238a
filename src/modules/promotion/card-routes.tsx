import { anyone } from '../../platform/http/policy.ts'
import { html, movedPermanently } from '../../platform/http/response.ts'
import { rootGet } from '../../platform/http/route.ts'
import { FRAMED } from '../../platform/http/security-headers.ts'
import { LANGUAGES } from '../../platform/i18n/languages.ts'
import { href } from '../../platform/ui/href.ts'
import { render } from '../../platform/ui/html.ts'
import { loadLiving } from './load-living.ts'
import { cardPath } from './paths.ts'
import { CardDocument } from './views/CardDocument.tsx'

// Not one of the site's pages, though it stands under the language: it has no header, and its errors are problem documents.
const LANG = `:lang{${LANGUAGES.join('|')}}` as const

/** The card of an organisation for other sites. */
export const cardRoutes = [
  rootGet(`/${LANG}/scheda/:slug`, {
    summary: 'A small card of an organisation that any site may show in a frame',
    load: (cx, params) => loadLiving(cx, (params as Record<string, string>).slug ?? ''),
    allow: anyone,
    handle: (cx, { resource, request }) => {
      if ('moved' in resource) return movedPermanently(href(cx, cardPath(resource.moved)))
      const { sheet } = resource
      cx.modules.shown(cx, request, { as: 'card', organizationIds: [sheet.record.id] })
      return html(`<!doctype html>${render(<CardDocument sheet={sheet} />)}`, 200, FRAMED)
    },
  }),
]
