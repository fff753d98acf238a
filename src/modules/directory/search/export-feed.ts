import { Feed } from 'feed'
import type { Cx } from '../../../platform/cx.ts'
import { href } from '../../../platform/ui/href.ts'
import { escapeHtml } from '../../../platform/ui/html.ts'
import type { ExportRow } from './read-rows.ts'

/** The newest of a search as an Atom feed (RFC 4287). */
export function searchFeed(cx: Cx, pageHref: string, rows: readonly ExportRow[]): string {
  const { baseUrl, name } = cx.site
  const feed = new Feed({
    id: `${baseUrl}${pageHref}`,
    title: `${cx.t('directory.search.title')} – ${name}`,
    link: `${baseUrl}${pageHref}`,
    language: cx.lang,
    copyright: 'CC BY 4.0',
    feedLinks: { atom: `${baseUrl}${cx.url.pathname}${cx.url.search}` },
    updated: new Date(Math.max(0, ...rows.map(({ updatedAt }) => updatedAt.getTime()))),
    generator: 'Tessuto',
  })
  for (const row of rows) {
    const link = `${baseUrl}${href(cx, `/enti/${row.slug}`)}`
    feed.addItem({
      // Readers take titles and summaries for HTML.
      title: escapeHtml(clean(row.name)),
      id: link,
      link,
      date: row.updatedAt,
      published: row.createdAt,
      ...(row.description ? { description: escapeHtml(clean(row.description).slice(0, 500)) } : {}),
    })
  }
  return feed.atom1()
}

/** Without the characters that XML 1.0 cannot hold (§2.2). */
const clean = (text: string): string => text.replace(/[\p{Cc}\ufffe\uffff]+/gu, ' ')
