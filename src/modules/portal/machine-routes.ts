import { anyone } from '../../platform/http/policy.ts'
import { text } from '../../platform/http/response.ts'
import { rootGet } from '../../platform/http/route.ts'
import { readyRoute } from './ready.ts'
import { sitemapFile, sitemapIndex } from './sitemap.ts'
import { statusRoute } from './status.ts'

const XML = 'application/xml; charset=utf-8'
const forAnHour = { 'cache-control': 'public, max-age=3600' }

/** Addresses that search engines and monitors ask for. */
export const machineRoutes = [
  statusRoute,
  readyRoute,
  rootGet('/robots.txt', {
    summary: 'What search engines may read (RFC 9309)',
    allow: anyone,
    handle: (cx) =>
      text(
        `User-agent: *\nDisallow: /*/gestione\nDisallow: /*/entra/\nDisallow: /*/valutazione\n\nSitemap: ${cx.site.baseUrl}/sitemap.xml\n`,
        'text/plain; charset=utf-8',
        forAnHour,
      ),
  }),
  rootGet('/sitemap.xml', {
    summary: 'Index of the sitemap',
    allow: anyone,
    handle: async (cx) => text(await sitemapIndex(cx), XML, forAnHour),
  }),
  rootGet('/sitemap/:file{[1-9][0-9]{0,4}\\.xml}', {
    summary: 'Public addresses in six languages',
    load: (cx, { file }) => sitemapFile(cx, Number.parseInt(file, 10)),
    allow: anyone,
    handle: (_cx, { resource }) => text(resource, XML, forAnHour),
  }),
]
