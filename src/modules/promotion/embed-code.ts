import { href } from '../../platform/ui/href.ts'
import { escapeHtml } from '../../platform/ui/html.ts'
import { addressLines, firstPhone, type Sheet, telLink } from '../directory/api.ts'
import { cardPath } from './paths.ts'

/** HTML that shows the card of an organisation in a page of another site. */
export function frameCode({ cx, record }: Sheet): string {
  const src = escapeHtml(`${cx.site.baseUrl}${href(cx, cardPath(record.slug))}`)
  const title = escapeHtml(record.name)
  return `<iframe src="${src}" title="${title}" width="300" height="440" loading="lazy" style="border:0"></iframe>`
}

/** The same in words and links alone, for sites that show no frames; it does not change by itself. */
export function linkCode({ cx, record, words }: Sheet): string {
  const page = escapeHtml(`${cx.site.baseUrl}${href(cx, `/enti/${record.slug}`)}`)
  const [place] = record.locations
  const address = place && addressLines(place, words).join(', ')
  const phone = firstPhone(record)
  const call = phone && telLink(phone.number, phone.extension)
  return [
    `<p lang="${escapeHtml(record.original_lang)}">`,
    `  <a href="${page}"><strong>${escapeHtml(record.name)}</strong></a>`,
    ...(address ? [`  <br>${escapeHtml(address)}`] : []),
    ...(phone && call ? [`  <br><a href="${escapeHtml(call)}">${escapeHtml(phone.number)}</a>`] : []),
    '</p>',
  ].join('\n')
}
