import type { Cx } from '../../../platform/cx.ts'
import { readPictures, type StoredPicture } from '../../../platform/pictures/read-pictures.ts'
import { findAddress, loadSheet, type Sheet } from '../../directory/api.ts'
import type { SpaceDocument, SpacePage, Values } from '../document.ts'
import { picturesOf } from '../pictures.ts'
import { mainLang, type Said, said } from '../said.ts'
import { hostLinks, type Links, portalLinks, type Spot } from './links.ts'

/** A state of a site, ready for one reader. */
export interface Shown {
  cx: Cx
  organizationId: string
  slug: string
  document: SpaceDocument
  /** The public record; nothing while it is not public. */
  sheet: Sheet | undefined
  links: Links
  pictures: ReadonlyMap<string, StoredPicture>
  /** A host name of its own. */
  host: string | undefined
  updatedAt: Date | undefined
}

/** What an address of a site leads to. */
export type Found = { moved: string } | { closed: true } | { shown: Shown }

/** The public site at an address, where it went, or that it is closed; nothing where the public has none. */
export async function loadPublic(cx: Cx, { sito: slug }: { sito: string }): Promise<Found | undefined> {
  const address = await findAddress(cx.db, slug)
  if (!address || 'moved' in address) return address
  const row = await cx.db
    .selectFrom('space as s')
    .leftJoin('space_host as h', 'h.organization_id', 's.organization_id')
    .select(['s.document', 's.published_at', 's.closed_at', 'h.host'])
    .where('s.organization_id', '=', address.id)
    .executeTakeFirst()
  if (!row?.document) return undefined
  if (row.closed_at) return { closed: true }
  const found = await loadSheet(cx, slug)
  return {
    shown: {
      cx,
      organizationId: address.id,
      slug,
      document: row.document,
      sheet: found && 'sheet' in found ? found.sheet : undefined,
      pictures: await readPictures(cx.db, picturesOf(row.document)),
      links: cx.ownHost ? hostLinks(cx.site.baseUrl) : portalLinks(slug),
      host: row.host ?? undefined,
      updatedAt: row.published_at ?? undefined,
    },
  }
}

/** A text of a site for its reader. */
export const textOf = (
  { cx, document }: Pick<Shown, 'cx' | 'document'>,
  values: Values,
  name: string,
): Said | undefined => said(values, name, cx.lang, mainLang(document))

/** News from the latest. */
export const newsOf = ({ document }: Pick<Shown, 'document'>) =>
  document.news.toSorted((one, other) => (other.values.date ?? '').localeCompare(one.values.date ?? ''))

/** The page or piece of news at a place of a site. */
export function findSpot(shown: Shown, spot: Spot): SpacePage | SpaceDocument['news'][number] | undefined {
  const { pages, news } = shown.document
  if (spot.at === 'home') return pages[0]
  if (spot.at === 'page') return pages.slice(1).find(({ values }) => values.slug === spot.slug)
  return spot.at === 'news' ? news.find(({ values }) => values.slug === spot.slug) : undefined
}

/** All the places of a site, the home page first. */
export function spotsOf({ pages, news }: SpaceDocument): Spot[] {
  return [
    { at: 'home' },
    ...pages.slice(1).map(({ values }): Spot => ({ at: 'page', slug: values.slug ?? '' })),
    ...(news.length > 0 ? [{ at: 'newsList' } as const] : []),
    ...news.map(({ values }): Spot => ({ at: 'news', slug: values.slug ?? '' })),
  ]
}
