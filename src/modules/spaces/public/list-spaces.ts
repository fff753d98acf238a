import type { Cx } from '../../../platform/cx.ts'
import type { DbOrTx } from '../../../platform/db/database.ts'
import type { SitemapEntry } from '../../../platform/module.ts'
import type { IndexQuery, QueryTerm } from '../../../platform/search/query.ts'
import { words } from '../../../platform/search/text/words.ts'
import type { SpaceDocument } from '../document.ts'
import { SPACES } from '../paths.ts'
import { SPACE_KIND } from '../search-kind.ts'
import { suffixOf } from './links.ts'
import { spotsOf } from './shown.ts'

/** Sites on one page of the list. */
export const PER_PAGE = 20

/** The public sites, by name; those with these words where some are given. */
export async function listSpaces(cx: Cx, { q, page }: { q: string; page: number }) {
  const found = q === '' ? undefined : await search(cx, q, page)
  if (found) {
    const rows = await publicSpaces(cx.db)
      .where(
        's.organization_id',
        'in',
        found.ids.length > 0 ? found.ids : ['00000000-0000-7000-8000-000000000000'],
      )
      .execute()
    const sites = found.ids.flatMap((id) => rows.find((row) => row.id === id) ?? [])
    return { sites, total: found.total }
  }
  const like = `%${q.replace(/[%_\\]/g, '\\$&')}%`
  const all = publicSpaces(cx.db).$if(q !== '', (query) =>
    query.where((or) =>
      or.or([or('o.name', 'ilike', like), or(or.cast<string>('s.document', 'text'), 'ilike', like)]),
    ),
  )
  const [sites, count] = await Promise.all([
    all
      .orderBy('o.name')
      .limit(PER_PAGE)
      .offset((page - 1) * PER_PAGE)
      .execute(),
    all
      .clearSelect()
      .select(({ fn }) => fn.countAll<string>().as('count'))
      .executeTakeFirst(),
  ])
  return { sites, total: Number(count?.count ?? 0) }
}

const publicSpaces = (db: DbOrTx) =>
  db
    .selectFrom('space as s')
    .innerJoin('organization as o', 'o.id', 's.organization_id')
    .leftJoin('space_host as h', 'h.organization_id', 's.organization_id')
    .select([
      's.organization_id as id',
      'o.name',
      'o.slug',
      'o.original_lang as lang',
      's.published_at as at',
    ])
    .select((eb) => eb.ref('s.document').$castTo<SpaceDocument>().as('document'))
    .where('s.document', 'is not', null)
    .where('s.closed_at', 'is', null)
    .where('o.visibility', '=', 'public')
    .where('o.merged_into_id', 'is', null)
export type ListedSpace = Awaited<ReturnType<ReturnType<typeof publicSpaces>['execute']>>[number]

/** What the index of this process finds; nothing while it has none. */
async function search(cx: Cx, q: string, page: number) {
  if (cx.written !== undefined) await cx.search.settled(cx.written)
  const answer = await cx.search.search(queryOf(q, page, cx.now))
  return answer && { ids: answer.hits.map(({ id }) => id), total: answer.total }
}

function queryOf(q: string, page: number, now: Date): IndexQuery {
  const asked = [...new Set(words(q).map(({ text }) => text))].slice(0, 10)
  const day = { date: 0, names: [], holiday: false }
  return {
    kind: SPACE_KIND.name,
    terms: asked.map(termOf),
    asked: q,
    ...{ nameTerms: [], codes: {}, flags: [], shown: [], open: false },
    moment: { minutes: 0, today: day, yesterday: day },
    ...{ near: undefined, nearness: 0, withinKm: undefined, nearKey: undefined },
    ...{ relax: true, sort: 'relevance', page, pageSize: PER_PAGE },
    now: Math.floor(now.getTime() / 1_000),
  }
}

/** A word as it is, begun, or with its stem. */
const termOf = (word: string): QueryTerm => ({
  word,
  optional: false,
  weight: 3,
  alternatives: [
    { atoms: [{ as: 'word', text: word }], quality: 1 },
    { atoms: [{ as: 'stem', text: word }], quality: 0.8 },
    { atoms: [{ as: 'prefix', text: word }], quality: 0.5 },
  ],
})

/** Every page of the sites that have no host of their own: those say their addresses there. */
export async function spacesSitemap(db: DbOrTx): Promise<SitemapEntry[]> {
  const rows = await publicSpaces(db).where('h.host', 'is', null).orderBy('s.organization_id').execute()
  return rows.flatMap(({ slug, document, at }) =>
    spotsOf(document).map((spot) => ({
      path: `${SPACES}/${slug}${suffixOf(spot)}`,
      ...(at && { updatedAt: at }),
    })),
  )
}
