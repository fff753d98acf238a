import { z } from 'zod'
import type { Cx } from '../../../platform/cx.ts'
import { HttpError, notFound } from '../../../platform/http/errors.ts'
import { lastOf } from '../../../platform/http/input.ts'
import { anyone } from '../../../platform/http/policy.ts'
import { movedPermanently, text } from '../../../platform/http/response.ts'
import { get } from '../../../platform/http/route.ts'
import { href } from '../../../platform/ui/href.ts'
import { page } from '../../../platform/ui/Page.tsx'
import { SPACES } from '../paths.ts'
import { newsFeed } from './feed.ts'
import { type Spot, suffixOf } from './links.ts'
import { listSpaces, PER_PAGE } from './list-spaces.ts'
import { SpaceList } from './SpaceList.tsx'
import { showSpace } from './show-space.tsx'
import { type Found, loadPublic, type Shown } from './shown.ts'

const ListQuery = z.object({
  q: lastOf(z.string().trim().max(100).catch('').default('')),
  page: lastOf(z.coerce.number().int().min(1).max(500).catch(1).default(1)),
})

/** The site, unless it went elsewhere or is closed. */
function open(cx: Cx, found: Found, rest: string): Shown | Response {
  if ('moved' in found) return movedPermanently(href(cx, `${SPACES}/${found.moved}${rest}`))
  if ('closed' in found) throw new HttpError(410)
  return found.shown
}

function show(cx: Cx, found: Found, spot: Spot): Response {
  const shown = open(cx, found, suffixOf(spot))
  if (shown instanceof Response) return shown
  const answer = showSpace(shown, spot)
  if (!answer) throw notFound()
  return answer
}

/** The sites of organisations, as everybody reads them. */
export const publicRoutes = [
  get(SPACES, {
    summary: 'The sites of organisations, by name or with some words',
    allow: anyone,
    query: ListQuery,
    sitemap: true,
    handle: async (cx, { query }) => {
      const { sites, total } = await listSpaces(cx, query)
      const options = { title: cx.t('spaces.title'), description: cx.t('spaces.lead'), breadcrumb: [] }
      return page(
        cx,
        { ...options, indexed: query.q === '' && query.page === 1 },
        <SpaceList
          cx={cx}
          q={query.q}
          sites={sites}
          total={total}
          page={query.page}
          pages={Math.ceil(total / PER_PAGE)}
        />,
      )
    },
  }),
  get(`${SPACES}/:sito`, {
    summary: 'The home page of the site of an organisation',
    load: loadPublic,
    allow: anyone,
    handle: (cx, { resource }) => show(cx, resource, { at: 'home' }),
  }),
  get(`${SPACES}/:sito/notizie.atom`, {
    summary: 'The news of a site as an Atom feed',
    load: loadPublic,
    allow: anyone,
    open: true,
    handle: (cx, { resource }) => {
      const shown = open(cx, resource, '/notizie.atom')
      return shown instanceof Response ? shown : text(newsFeed(shown), 'application/atom+xml; charset=utf-8')
    },
  }),
  get(`${SPACES}/:sito/notizie`, {
    summary: 'The news of a site',
    load: loadPublic,
    allow: anyone,
    handle: (cx, { resource }) => show(cx, resource, { at: 'newsList' }),
  }),
  get(`${SPACES}/:sito/notizie/:notizia`, {
    summary: 'One piece of news of a site',
    load: loadPublic,
    allow: anyone,
    handle: (cx, { resource, params }) => show(cx, resource, { at: 'news', slug: params.notizia }),
  }),
  get(`${SPACES}/:sito/:pagina`, {
    summary: 'A page of the site of an organisation',
    load: loadPublic,
    allow: anyone,
    handle: (cx, { resource, params }) => show(cx, resource, { at: 'page', slug: params.pagina }),
  }),
]
