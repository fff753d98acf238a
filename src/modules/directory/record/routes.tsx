import { anyone } from '../../../platform/http/policy.ts'
import { movedPermanently, text } from '../../../platform/http/response.ts'
import { get, rootGet } from '../../../platform/http/route.ts'
import { enumerated } from '../../../platform/i18n/enumerated.ts'
import { LANGUAGES } from '../../../platform/i18n/languages.ts'
import { href } from '../../../platform/ui/href.ts'
import { page } from '../../../platform/ui/Page.tsx'
import { qrSvg } from '../../../platform/ui/qr-code.ts'
import { cardOf } from './card.ts'
import { organizationJsonLd } from './json-ld.ts'
import { loadSheet } from './load-sheet.ts'
import { summary } from './local-text.ts'
import { reportRoutes } from './report-routes.tsx'
import type { Sheet } from './sheet.ts'
import { vcard } from './vcard.ts'
import { OrganizationPage, prepareOrganizationPage } from './views/OrganizationPage.tsx'
import { Name } from './views/Text.tsx'

/** Slugs as the table has them. */
const SLUG = '[a-z0-9]+(?:-[a-z0-9]+)*'
/** Files of a record stand under the language too, but answer programs: errors are problem documents. */
const LANG = `:lang{${LANGUAGES.join('|')}}` as const

/** The page of an organisation and what one can take away from it; the first that fits an address answers. */
export const recordRoutes = [
  rootGet(`/${LANG}/enti/:card{${SLUG}\\.vcf}`, {
    summary: 'The visiting card of an organisation (vCard 4.0)',
    load: (cx, params) => loadSheet(cx, cardSlug(params)),
    allow: anyone,
    handle: (cx, { resource, request }) => {
      if ('moved' in resource) return movedPermanently(href(cx, `/enti/${resource.moved}.vcf`))
      const { id, slug } = resource.sheet.record
      cx.modules.shown(cx, request, { as: 'vcard', organizationIds: [id] })
      return text(vcard(cardOf(resource.sheet, addressOf(resource.sheet))), 'text/vcard; charset=utf-8', {
        'content-disposition': `attachment; filename="${slug}.vcf"`,
      })
    },
  }),
  rootGet(`/${LANG}/enti/:slug/qr.svg`, {
    summary: 'A QR code that leads to the page of an organisation',
    load: (cx, params) => loadSheet(cx, (params as Record<string, string>).slug ?? ''),
    allow: anyone,
    handle: (cx, { resource }) => {
      if ('moved' in resource) return movedPermanently(href(cx, `/enti/${resource.moved}/qr.svg`))
      return text(qrSvg(addressOf(resource.sheet)), 'image/svg+xml', {
        'cache-control': 'public, max-age=86400',
      })
    },
  }),
  get('/enti/:slug', {
    summary: 'The page of an organisation',
    load: (cx, { slug }) => loadSheet(cx, slug, { withNeighbours: true }),
    allow: anyone,
    handle: (cx, { resource, request }) => {
      if ('moved' in resource)
        return movedPermanently(`${href(cx, `/enti/${resource.moved}`)}${cx.url.search}`)
      cx.modules.shown(cx, request, { as: 'page', organizationIds: [resource.sheet.record.id] })
      return showOrganization(resource.sheet)
    },
  }),
  ...reportRoutes,
]

const cardSlug = (params: Record<string, string>) => (params.card ?? '').replace(/\.vcf$/, '')

const addressOf = ({ cx, record }: Sheet): string => `${cx.site.baseUrl}${href(cx, `/enti/${record.slug}`)}`

async function showOrganization(sheet: Sheet): Promise<Response> {
  const { cx, record, text: textOf, words } = sheet
  const about = textOf(record.id, 'description', record.description)
  const type = record.type_code && words.term('type', record.type_code)
  const town = words.municipality(record.locations[0]?.istat_code ?? null)?.name
  const description = enumerated(cx.lang, [type ?? '', town ?? ''].filter(Boolean))
  const links = await cx.modules.bodyLinks(cx, record.id, 'public', record)
  await prepareOrganizationPage(sheet)
  return page(
    cx,
    {
      title: record.name,
      heading: (
        <Name cx={cx} lang={record.original_lang}>
          {record.name}
        </Name>
      ),
      description: about ? summary(`${description}. ${about.text}`.replace(/^\. /, '')) : description,
      lead: false,
      breadcrumb: [{ label: cx.t('directory.record.crumb'), path: '/enti' }],
      islands: ['share'],
      jsonLd: organizationJsonLd(sheet, addressOf(sheet)),
    },
    <OrganizationPage sheet={sheet} links={links} />,
  )
}
