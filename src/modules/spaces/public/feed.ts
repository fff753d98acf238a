import { Feed } from 'feed'
import { escapeHtml } from '../../../platform/ui/html.ts'
import { richHtml } from '../text/rich-text.ts'
import { originOf } from './show-space.tsx'
import { newsOf, type Shown, textOf } from './shown.ts'

/** News in a feed. */
const IN_FEED = 50

/** The latest news of a site as an Atom feed (RFC 4287). */
export function newsFeed(shown: Shown): string {
  const { cx, document, links, host } = shown
  const base = cx.ownHost ?? (host ? originOf(shown, host) : cx.site.baseUrl)
  const home = `${base}${links.to({ at: 'home' }, cx.lang)}`
  const name = clean(textOf(shown, document.site.values, 'name')?.text ?? '')
  const feed = new Feed({
    id: home,
    title: name,
    link: home,
    language: cx.lang,
    copyright: name,
    feedLinks: { atom: `${base}${links.feed?.(cx.lang) ?? ''}` },
    updated: shown.updatedAt ?? cx.now,
    generator: 'Tessuto',
  })
  for (const { values } of newsOf(shown).slice(0, IN_FEED)) {
    const link = `${base}${links.to({ at: 'news', slug: values.slug ?? '' }, cx.lang)}`
    const text = textOf(shown, values, 'text')
    feed.addItem({
      // Readers take titles for HTML.
      title: escapeHtml(clean(textOf(shown, values, 'title')?.text ?? '')),
      id: link,
      link,
      date: new Date(`${values.date ?? '1970-01-01'}T00:00:00Z`),
      ...(text && { description: clean(richHtml(text.text, { level: 2, origin: cx.site.baseUrl })) }),
    })
  }
  return feed.atom1()
}

/** Without the characters that XML 1.0 cannot hold (§2.2). */
const clean = (text: string): string => text.replace(/[\p{Cc}\ufffe\uffff]+/gu, ' ')
