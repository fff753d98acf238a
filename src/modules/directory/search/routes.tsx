import type { Cx } from '../../../platform/cx.ts'
import { anyone } from '../../../platform/http/policy.ts'
import { html } from '../../../platform/http/response.ts'
import { get } from '../../../platform/http/route.ts'
import { type Fragments, fragments } from '../../../platform/ui/fragments.ts'
import { Raw } from '../../../platform/ui/html.ts'
import type { Markup } from '../../../platform/ui/markup.ts'
import { page, renderPage } from '../../../platform/ui/Page.tsx'
import { resultCards } from '../views/cards.ts'
import { searchHref, without } from '../views/chosen.ts'
import { DirectoryHome, HomeHero } from '../views/HomePage.tsx'
import { resultsPage } from '../views/results-page.tsx'
import { windowAbout } from '../views/what-asked.ts'
import { type Asked, changed } from './address.ts'
import { asking, engineOf } from './asking.ts'
import { atAGlance } from './at-a-glance.ts'
import { exportRoutes } from './export-routes.ts'
import { knowledge } from './knowledge.ts'
import { noteAsked } from './note-asked.ts'
import { noteShown } from './note-shown.ts'
import type { SearchAnswer } from './search.ts'

/** The home page, the search and its results in every form. */
export const searchRoutes = [
  get('/', {
    summary: 'Home page: what the portal is, the search, entries by need and by place',
    allow: anyone,
    sitemap: true,
    handle: async (cx) => {
      const known = await knowledge(cx.db, cx.config)
      const props = { cx, knowledge: known, ...(await atAGlance(cx, known)) }
      const options = {
        title: cx.t('directory.home.title'),
        description: cx.t('directory.search.description'),
        search: false,
        islands: ['suggest'],
        hero: <HomeHero {...props} />,
      }
      return page(cx, options, <DirectoryHome {...props} />)
    },
  }),
  get('/enti', {
    summary: 'Searches the organisations; every filter is in the address',
    allow: anyone,
    sitemap: true,
    handle: async (cx, { request }) => {
      const { known, asked, engine } = await asking(cx)
      const answer = await engine.search(asked.request, cx.now)
      noteAsked(cx, request, asked, answer)
      noteShown(cx, request, asked, answer)
      const parts = fragments()
      const cards = await resultCards(cx, known, answer, parts)
      const nearest = answer.total === 0 ? await nearestCards(cx, asked, answer, parts) : undefined
      const results = { asked, answer, knowledge: known, cards, nearest }
      const options = pageOptions(cx, asked, windowAbout(cx, results))
      const body = renderPage(cx, options, <Raw html={resultsPage(cx, results).html} />)
      return html(parts.fill(body))
    },
  }),
  ...exportRoutes,
]

/** What is given up first to show something all the same: where, when and how before what and for whom. */
const GIVEN_UP = [
  'near',
  'place',
  'openNow',
  'wheelchair',
  'free',
  'language',
  'type',
  'name',
  'sector',
  'area',
  'beneficiary',
] as const

/** A few records that only one filter keeps out. */
async function nearestCards(
  cx: Cx,
  asked: Asked,
  answer: SearchAnswer,
  parts: Fragments,
): Promise<Markup | undefined> {
  const key = GIVEN_UP.find((one) => (answer.without[one] ?? 0) > 0)
  if (!key) return undefined
  const known = await knowledge(cx.db, cx.config)
  const { request } = without(asked, key)
  const wider = { ...request, near: asked.request.near, pageSize: 3 }
  return resultCards(cx, known, await engineOf(cx, known).search(wider, cx.now), parts)
}

/** Filtered lists are for people: search engines list the one with everything. */
function pageOptions(cx: Cx, asked: Asked, about: string) {
  const title = cx.t('directory.search.title')
  const feed = searchHref(cx, changed(asked, {}), '/enti.atom')
  return {
    title,
    about,
    breadcrumb: [],
    lead: false as const,
    description: cx.t('directory.search.description'),
    search: false,
    islands: ['suggest', 'position'],
    indexed: cx.url.search === '',
    feeds: [{ type: 'application/atom+xml', title, href: feed }],
  }
}
