import type { Lang } from '../../../platform/i18n/languages.ts'
import { SPACES } from '../paths.ts'

/** A page of a site. */
export type Spot =
  | { at: 'home' }
  | { at: 'page'; slug: string }
  | { at: 'newsList' }
  | { at: 'news'; slug: string }

/** Where the pages of a site are, wherever the site is read. */
export interface Links {
  to(spot: Spot, lang: Lang): string
  /** Address of its feed; a preview and files have none. */
  feed?(lang: Lang): string
  /** Where links to a place on the portal lead, when the site is read elsewhere. */
  origin?: string | undefined
}

/** What comes after the address of the home page. */
export function suffixOf(spot: Spot): string {
  if (spot.at === 'page') return `/${spot.slug}`
  if (spot.at === 'news') return `/notizie/${spot.slug}`
  return spot.at === 'newsList' ? '/notizie' : ''
}

/** On the portal. */
export const portalLinks = (slug: string): Links => ({
  to: (spot, lang) => `/${lang}${SPACES}/${slug}${suffixOf(spot)}`,
  feed: (lang) => `/${lang}${SPACES}/${slug}/notizie.atom`,
})

/** On a host of its own; `origin` is the portal's. */
export const hostLinks = (origin: string): Links => ({
  to: (spot, lang) => `/${lang}${suffixOf(spot)}`,
  feed: (lang) => `/${lang}/notizie.atom`,
  origin,
})

/** In a preview: of the draft, or of what was handed in. */
export const previewLinks = (path: string): Links => ({
  to: (spot, lang) => `/${lang}${path}?p=${encodeURIComponent(suffixOf(spot))}`,
})

/** The page that a preview or an address names, as `suffixOf` writes it. */
export function spotOf(suffix: string): Spot {
  if (suffix === '') return { at: 'home' }
  if (suffix === '/notizie') return { at: 'newsList' }
  const [, news] = /^\/notizie\/(.+)$/.exec(suffix) ?? []
  return news ? { at: 'news', slug: news } : { at: 'page', slug: suffix.slice(1) }
}

/** In files that open from disk: from one page to another by relative address. */
export const fileLinks = (from: Spot, origin: string): Links => ({
  to: (spot, lang) => `${from.at === 'news' ? '../../' : '../'}${lang}/${fileOf(spot)}`,
  origin,
})

/** The file of a page, inside the folder of its language. */
export function fileOf(spot: Spot): string {
  if (spot.at === 'home') return 'index.html'
  return `${suffixOf(spot).slice(1)}.html`
}
