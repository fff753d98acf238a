import type { Cx } from '../../platform/cx.ts'
import { notFound } from '../../platform/http/errors.ts'
import { anyone } from '../../platform/http/policy.ts'
import { json } from '../../platform/http/response.ts'
import { type Route, rootGet } from '../../platform/http/route.ts'
import { isUuid } from '../../platform/ids.ts'
import type { Kind } from '../directory/api.ts'
import { answerList } from './page.ts'
import { PROFILE } from './profile.ts'
import { RecordQuery, RecordsQuery, TaxonomiesQuery, TermsQuery } from './query.ts'
import { findRecord, openRecords } from './records.ts'
import type { Shape } from './shape/present.ts'
import { findTaxonomy, findTerm, openTaxonomies, openTerms } from './taxonomies.ts'

/** Version of the Human Services Data Specification that is spoken. */
const VERSION = '3.0'

const list = (path: `/hsds/${string}`, kind: Kind, what: string) =>
  rootGet(path, {
    summary: `All public ${what}, page by page or as a stream`,
    allow: anyone,
    open: true,
    query: RecordsQuery,
    handle: async (cx, { query }) => answerList(cx, kind, await openRecords(cx, kind, query), query),
  })

type Find = (cx: Cx, id: string, lang: RecordQuery['lang']) => Promise<Shape | undefined>

const item = (path: `/hsds/${string}/:record`, what: string, find: Find) =>
  rootGet(path, {
    summary: `One ${what} with everything that belongs to it`,
    allow: anyone,
    open: true,
    query: RecordQuery,
    handle: async (cx, { params, query }) => {
      const found = isUuid(params.record)
        ? await find(cx, params.record.toLowerCase(), query.lang)
        : undefined
      if (!found) throw notFound()
      return json(found, 200, { 'cache-control': 'no-cache' })
    },
  })

const records =
  (kind: Kind): Find =>
  (cx, id, lang) =>
    findRecord(cx, kind, id, lang)

/** The HSDS 3.0 interface (docs.openreferral.org). */
export const hsdsRoutes: readonly Route[] = [
  rootGet('/hsds', {
    summary: 'Version of the standard, profile and address of the description',
    allow: anyone,
    open: true,
    handle: ({ site }) =>
      json({
        version: VERSION,
        profile: `${site.baseUrl}/hsds/profile`,
        openapi_url: `${site.baseUrl}/openapi.json`,
      }),
  }),
  rootGet('/hsds/profile', {
    summary: 'What is added to the standard',
    allow: anyone,
    open: true,
    handle: () => json(PROFILE),
  }),
  list('/hsds/organizations', 'organization', 'organisations'),
  item('/hsds/organizations/:record', 'organisation', records('organization')),
  list('/hsds/services', 'service', 'services'),
  item('/hsds/services/:record', 'service', records('service')),
  list('/hsds/service_at_locations', 'service_at_location', 'services at their places'),
  item('/hsds/service_at_locations/:record', 'service at its place', records('service_at_location')),
  rootGet('/hsds/taxonomies', {
    summary: 'All code lists, page by page or as a stream',
    allow: anyone,
    open: true,
    query: TaxonomiesQuery,
    handle: async (cx, { query }) => answerList(cx, 'taxonomies', await openTaxonomies(cx, query), query),
  }),
  item('/hsds/taxonomies/:record', 'code list', findTaxonomy),
  rootGet('/hsds/taxonomy_terms', {
    summary: 'All terms of the code lists, page by page or as a stream',
    allow: anyone,
    open: true,
    query: TermsQuery,
    handle: async (cx, { query }) => answerList(cx, 'taxonomy_terms', await openTerms(cx, query), query),
  }),
  item('/hsds/taxonomy_terms/:record', 'term of a code list', findTerm),
]
