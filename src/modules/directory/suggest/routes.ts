import { z } from 'zod'
import { lastOf } from '../../../platform/http/input.ts'
import { anyone } from '../../../platform/http/policy.ts'
import { json, text } from '../../../platform/http/response.ts'
import { get } from '../../../platform/http/route.ts'
import { PATHS } from '../../../platform/ui/paths.ts'
import { knowledge } from '../search/knowledge.ts'
import { openSearch } from './open-search.ts'
import { BROWSER_PATH, SUGGEST_PATH } from './paths.ts'
import { LONGEST, suggestions } from './suggestions.ts'

const TYPED = z.object({
  q: lastOf(z.string().default('')).describe(
    `The beginning of what is looked for; its first ${LONGEST} characters count`,
  ),
})

/** What somebody types is theirs: only their own browser may keep the answer, for a minute. */
const PRIVATE = { 'cache-control': 'private, max-age=60' }

/** What the search may complete, for the page and for the browser's own bar. */
export const suggestRoutes = [
  get(SUGGEST_PATH, {
    summary: 'What the beginning of a search may become: searches, codes, places, services, organisations',
    allow: anyone,
    open: true,
    query: TYPED,
    handle: async (cx, { query: { q } }) => {
      const groups = await suggestions(cx, await knowledge(cx.db, cx.config), q)
      const count = groups.reduce((sum, { options }) => sum + options.length, 0)
      return json({ q, groups, said: cx.t('directory.suggest.count', { count }) }, 200, PRIVATE)
    },
  }),
  get(BROWSER_PATH, {
    summary: 'The same for the search bar of a browser (OpenSearch suggestions)',
    allow: anyone,
    open: true,
    query: TYPED,
    handle: async (cx, { query: { q } }) => {
      const groups = await suggestions(cx, await knowledge(cx.db, cx.config), q)
      const options = groups.flatMap((group) => group.options.map((one) => ({ ...one, group: group.title })))
      const answer = [
        q,
        options.map((one) => one.text),
        options.map(({ group }) => group),
        options.map((one) => `${cx.site.baseUrl}${one.href}`),
      ]
      return text(JSON.stringify(answer), 'application/x-suggestions+json; charset=utf-8', PRIVATE)
    },
  }),
  get(PATHS.openSearch, {
    summary: 'How a browser searches here from its own bar (OpenSearch 1.1)',
    allow: anyone,
    handle: (cx) =>
      text(openSearch(cx), 'application/opensearchdescription+xml; charset=utf-8', {
        'cache-control': 'public, max-age=86400',
      }),
  }),
]
