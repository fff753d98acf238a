import type { Cx } from '../cx.ts'
import { LANGUAGES } from '../i18n/languages.ts'
import { asset, hasAsset } from './assets.ts'
import { escapeHtml, scriptJson } from './html.ts'
import type { PageOptions } from './Page.tsx'

/** The part of `<head>` that belongs to one page: title, description, its addresses, its scripts and data. */
export function headHtml(cx: Cx, options: PageOptions): string {
  const { description, islands = [], jsonLd } = options
  const parts = [`<title>${escapeHtml(fullTitle(cx, options))}</title>`]
  if (description) parts.push(`<meta name="description" content="${escapeHtml(description)}">`)
  parts.push(options.indexed === false ? '<meta name="robots" content="noindex">' : addresses(cx, options))
  for (const { type, title, href } of options.feeds ?? []) {
    const address = escapeHtml(href)
    parts.push(
      `<link rel="alternate" type="${escapeHtml(type)}" title="${escapeHtml(title)}" href="${address}">`,
    )
  }
  for (const name of islands) {
    if (hasAsset(`${name}.css`)) parts.push(`<link rel="stylesheet" href="${asset(`${name}.css`)}">`)
    if (hasAsset(`${name}.js`)) parts.push(`<script type="module" src="${asset(`${name}.js`)}"></script>`)
  }
  for (const data of [jsonLd ?? []].flat()) {
    parts.push(`<script type="application/ld+json">${scriptJson(data)}</script>`)
  }
  return parts.join('')
}

/** "What is shown – Page – Section – Site", and first of all that there is something to correct. */
function fullTitle(cx: Cx, { about, title, section, invalid }: PageOptions): string {
  const name = [about, title, section, cx.site.name].filter(Boolean).join(' – ')
  return invalid ? cx.t('ui.errors_prefix', { title: name }) : name
}

/** The page's own address and the ones of the same page in the other languages, for search engines. */
function addresses(cx: Cx, { query = '', canonicalAt }: PageOptions): string {
  const rest = escapeHtml(canonicalAt?.rest ?? `${cx.path === '/' ? '' : cx.path}${query}`)
  const base = escapeHtml(canonicalAt?.origin ?? cx.site.baseUrl)
  const link = (hreflang: string, href: string) =>
    `<link rel="alternate" hreflang="${hreflang}" href="${href}">`
  return [
    `<link rel="canonical" href="${base}/${cx.lang}${rest}">`,
    ...LANGUAGES.map((lang) => link(lang, `${base}/${lang}${rest}`)),
    link('x-default', rest ? `${base}/it${rest}` : `${base}/`),
  ].join('')
}
