import type { Cx } from '../../../platform/cx.ts'
import { asset } from '../../../platform/ui/assets.ts'
import { href } from '../../../platform/ui/href.ts'
import { escapeHtml } from '../../../platform/ui/html.ts'
import { PATHS } from '../../../platform/ui/paths.ts'
import { BROWSER_PATH } from './paths.ts'

/** Longest short name and description (OpenSearch 1.1, draft 6). */
const SHORT = 16
const LONG = 1_024

/** The OpenSearch 1.1 description of the search in the language of the request. */
export function openSearch(cx: Cx): string {
  const at = (path: string) => `${cx.site.baseUrl}${href(cx, path)}`
  const element = (name: string, text: string) => `<${name}>${escapeHtml(text)}</${name}>`
  const url = (type: string, template: string, rel?: string) =>
    `<Url type="${type}"${rel ? ` rel="${rel}"` : ''} method="get" template="${escapeHtml(template)}"/>`
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
    element('ShortName', [...cx.site.name].slice(0, SHORT).join('').trim()),
    element('Description', [...cx.t('directory.search.description')].slice(0, LONG).join('')),
    element('Language', cx.lang),
    element('InputEncoding', 'UTF-8'),
    element('OutputEncoding', 'UTF-8'),
    `<Image width="64" height="64" type="image/svg+xml">${escapeHtml(`${cx.site.baseUrl}${asset('favicon.svg')}`)}</Image>`,
    url('text/html', `${at(PATHS.search)}?q={searchTerms}`, 'results'),
    url('application/x-suggestions+json', `${at(BROWSER_PATH)}?q={searchTerms}`, 'suggestions'),
    url('application/opensearchdescription+xml', at(PATHS.openSearch), 'self'),
    '</OpenSearchDescription>',
    '',
  ].join('\n')
}
