import { Lang } from '../../../platform/ui/Lang.tsx'
import { paletteClass } from '../palettes.ts'
import type { Said } from '../said.ts'
import type { Spot } from './links.ts'
import { type Shown, textOf } from './shown.ts'

/** A short text of a site, with its language where it is not the page's. */
export const Words = ({ shown: { cx }, text }: { shown: Pick<Shown, 'cx'>; text: Said | undefined }) =>
  text ? (
    <Lang cx={cx} lang={text.lang} quiet>
      <bdi class="wraps">{text.text}</bdi>
    </Lang>
  ) : null

/** The name of a site, its menu and the title of the page. */
export function SpaceHead({ shown, spot, title }: { shown: Shown; spot: Spot; title: Said | undefined }) {
  const { cx, document, links } = shown
  const name = <Words shown={shown} text={textOf(shown, document.site.values, 'name')} />
  const tagline = textOf(shown, document.site.values, 'tagline')
  return (
    <>
      <div class={`space-head ${paletteClass(document.site.values.palette)}`}>
        {spot.at === 'home' ? (
          <h1>{name}</h1>
        ) : (
          <p class="space-name">
            <a href={links.to({ at: 'home' }, cx.lang)}>{name}</a>
          </p>
        )}
        {tagline && (
          <p class="space-tagline">
            <Words shown={shown} text={tagline} />
          </p>
        )}
        <Menu shown={shown} spot={spot} />
      </div>
      {spot.at !== 'home' && (
        <h1>
          <Words shown={shown} text={title} />
        </h1>
      )}
    </>
  )
}

function Menu({ shown, spot }: { shown: Shown; spot: Spot }) {
  const { cx, document, links } = shown
  const pages = document.pages.flatMap(({ values, id }, at) => {
    const to: Spot = at === 0 ? { at: 'home' } : { at: 'page', slug: values.slug ?? '' }
    const words = textOf(shown, values, 'title')
    return values.menu && words ? [{ id, to, label: <Words shown={shown} text={words} /> }] : []
  })
  const news = { id: 'notizie', to: { at: 'newsList' } as const, label: cx.t('spaces.news') }
  const items = document.news.length > 0 ? [...pages, news] : pages
  if (items.length < 2) return null
  return (
    <nav aria-label={cx.t('spaces.menu')}>
      <ul class="space-menu">
        {items.map(({ id, to, label }) => (
          <li key={id}>
            <a href={links.to(to, cx.lang)} aria-current={isAt(to, spot) ? 'page' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** News stand under the list of them. */
function isAt(item: Spot, spot: Spot): boolean {
  if (item.at === 'newsList') return spot.at === 'newsList' || spot.at === 'news'
  return item.at === spot.at && (item.at !== 'page' || (spot.at === 'page' && item.slug === spot.slug))
}
