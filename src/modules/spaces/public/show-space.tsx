import type { ComponentChild } from 'preact'
import { html } from '../../../platform/http/response.ts'
import { Breadcrumb } from '../../../platform/ui/Breadcrumb.tsx'
import { page } from '../../../platform/ui/Page.tsx'
import type { SpacePage } from '../document.ts'
import { paletteClass } from '../palettes.ts'
import { SPACES } from '../paths.ts'
import type { Said } from '../said.ts'
import { summary } from '../text/summary.ts'
import { Blocks } from './Blocks.tsx'
import { type Spot, suffixOf } from './links.ts'
import { NewsItem, NewsList } from './News.tsx'
import { ownDocument } from './own-document.tsx'
import { SpaceHead } from './SpaceHead.tsx'
import { findSpot, type Shown, textOf } from './shown.ts'

/** One page of a site: what it says of itself, and its content. */
export interface SpaceView {
  title: Said
  description: string | undefined
  head: ComponentChild
  content: ComponentChild
}

/** The page at a place of a site; nothing where there is none. */
export function viewOf(shown: Shown, spot: Spot): SpaceView | undefined {
  const { cx, document } = shown
  const found = findSpot(shown, spot)
  if (!found && spot.at !== 'newsList') return undefined
  if (spot.at === 'newsList' && document.news.length === 0) return undefined
  const name = textOf(shown, document.site.values, 'name') ?? { text: shown.slug, lang: cx.lang }
  const words = found && textOf(shown, found.values, 'title')
  const title = spot.at === 'home' ? name : (words ?? { text: cx.t('spaces.news'), lang: cx.lang })
  const inside = found && 'blocks' in found ? <Blocks shown={shown} page={found} /> : null
  const item =
    found && !('blocks' in found) ? <NewsItem shown={shown} item={found} /> : <NewsList shown={shown} />
  return {
    title,
    description: found && descriptionOf(shown, found),
    head: <SpaceHead shown={shown} spot={spot} title={title} />,
    content: <div class={`space ${paletteClass(document.site.values.palette)}`}>{inside ?? item}</div>,
  }
}

/** The first text of a page, for search engines. */
function descriptionOf(shown: Shown, found: NonNullable<ReturnType<typeof findSpot>>): string | undefined {
  const texts = 'blocks' in found ? (found as SpacePage).blocks : [found]
  const [first] = texts.flatMap(({ values }) => textOf(shown, values, 'text') ?? [])
  return first && summary(first.text)
}

/** A page of a public site, in the portal or on the site's own host. */
export function showSpace(shown: Shown, spot: Spot): Response | undefined {
  const view = viewOf(shown, spot)
  if (!view) return undefined
  const { cx, document, links, host, slug } = shown
  if (cx.ownHost) return html(ownDocument(shown, spot, view))
  const site = textOf(shown, document.site.values, 'name')?.text ?? slug
  const way = [{ label: cx.t('spaces.title'), path: SPACES }]
  const crumbs = spot.at === 'home' ? way : [...way, { label: site, path: `${SPACES}/${slug}` }]
  const feed = document.news.length > 0 && links.feed?.(cx.lang)
  return page(
    cx,
    {
      title: view.title.text,
      ...(spot.at !== 'home' && { section: site }),
      ...(view.description && { description: view.description }),
      ...(host && { canonicalAt: { origin: originOf(shown, host), rest: suffixOf(spot) } }),
      hero: (
        <>
          <Breadcrumb cx={cx} crumbs={[...crumbs, { label: view.title.text }]} />
          {view.head}
        </>
      ),
      ...(feed && { feeds: [{ type: 'application/atom+xml', title: site, href: feed }] }),
    },
    view.content,
  )
}

/** A host name as an address, in the portal's own scheme. */
export const originOf = ({ cx }: Pick<Shown, 'cx'>, host: string): string =>
  `${new URL(cx.site.baseUrl).protocol}//${host}`
