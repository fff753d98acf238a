import { readFileSync } from 'node:fs'
import type { Cx } from '../../platform/cx.ts'
import { type Answer, openApiDocument } from '../../platform/http/openapi.ts'
import { anyone } from '../../platform/http/policy.ts'
import { json } from '../../platform/http/response.ts'
import { type Route, rootGet } from '../../platform/http/route.ts'
import { projectFile } from '../../platform/project.ts'

const VERSION: string = JSON.parse(readFileSync(projectFile('package.json'), 'utf8')).version

/** Every address that other programs may read, of all modules, and the one by which monitors ask. */
const openRoutes = (cx: Cx): Route[] =>
  cx.modules.list
    .flatMap((module) => module.routes ?? [])
    .filter((route) => route.method === 'GET' && (route.open || route.path === '/status'))

/** The description of the open interface, made from the routes. */
export const openApiRoute = rootGet('/openapi.json', {
  summary: 'Description of the open interface (OpenAPI 3.1)',
  allow: anyone,
  open: true,
  handle: (cx) => json(describe(cx), 200, { 'cache-control': 'public, max-age=3600' }),
})

const describe = (cx: Cx): object =>
  openApiDocument({
    title: `${cx.site.name}: open interface`,
    summary: 'The public directory of the third sector of a territory, for programs',
    description:
      'Organisations, their services and places after HSDS 3.0, under CC BY 4.0. To read a whole list follow `next` ' +
      '(also in the Link header), or page numbers with the `snapshot` of the first page: no record is lost or ' +
      'repeated while data change. `format=ndjson` streams everything at once.',
    version: VERSION,
    baseUrl: cx.site.baseUrl,
    contact: {
      name: cx.config.contactName ?? cx.site.name,
      email: cx.config.contactEmail,
      url: `${cx.site.baseUrl}/it/dati-aperti`,
    },
    termsOfService: `${cx.site.baseUrl}/it/note-legali`,
    externalDocs: { url: 'https://docs.openreferral.org/', description: 'Human Services Data Specification' },
    routes: openRoutes(cx),
    answer,
  })

function answer({ path }: Route): Answer | undefined {
  if (path === '/status')
    return { type: 'application/problem+json', schema: { $ref: '#/components/schemas/Problem' } }
  return LISTS.has(path) ? { schema: PAGE } : undefined
}

/** Addresses that answer page by page. */
const LISTS = new Set(
  ['organizations', 'services', 'service_at_locations', 'taxonomies', 'taxonomy_terms'].map(
    (list) => `/hsds/${list}`,
  ),
)

const whole = { type: 'integer', format: 'int32', minimum: 0 }

/** A page of HSDS with what we add to it. */
const PAGE = {
  type: 'object',
  required: [
    'total_items',
    'total_pages',
    'page_number',
    'size',
    'first_page',
    'last_page',
    'empty',
    'contents',
  ],
  properties: {
    total_items: whole,
    total_pages: whole,
    page_number: whole,
    size: whole,
    first_page: { type: 'boolean' },
    last_page: { type: 'boolean' },
    empty: { type: 'boolean' },
    snapshot: { type: 'string', format: 'uuid', description: 'To be sent with other page numbers' },
    next: { type: 'string', format: 'uri', description: 'Address of the next page; absent on the last' },
    contents: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id'],
        properties: { id: { type: 'string', format: 'uuid' } },
        additionalProperties: true,
      },
    },
  },
}
