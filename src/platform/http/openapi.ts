import { z } from 'zod'
import { LANGUAGES } from '../i18n/languages.ts'
import type { Route } from './route.ts'

/** What an OpenAPI document says of the whole interface. */
export interface ApiDescription {
  title: string
  summary: string
  description: string
  version: string
  baseUrl: string
  contact: { name: string; email?: string | undefined; url: string }
  termsOfService: string
  externalDocs?: { url: string; description: string }
  routes: readonly Route[]
  /** What a route answers, where more is known than its address tells. */
  answer?: (route: Route) => Answer | undefined
}

/** A good answer: its media type and the schema of its content. */
export interface Answer {
  type?: string
  schema: object
}

/** An OpenAPI 3.1 document made from the routes themselves, with what the ModI rules ask of public interfaces. */
export function openApiDocument(api: ApiDescription): object {
  const { title, summary, description, version, contact, termsOfService } = api
  return {
    openapi: '3.1.0',
    info: {
      title,
      version,
      summary,
      description,
      'x-summary': summary,
      termsOfService,
      contact: Object.fromEntries(Object.entries(contact).filter(([, value]) => value !== undefined)),
      license: { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
    },
    ...(api.externalDocs && { externalDocs: api.externalDocs }),
    servers: [{ url: api.baseUrl, description: 'This installation' }],
    tags: tagsOf(api.routes),
    paths: Object.fromEntries(api.routes.map((route) => [addressOf(route), { get: operation(route, api) }])),
    components: COMPONENTS,
  }
}

/** `/hsds/services/:id{…}` as `/hsds/services/{id}`. */
const addressOf = ({ scope, path }: Route): string =>
  `${scope === 'page' ? '/{lang}' : ''}${path.replace(/:(\w+)(\{(?:[^{}]|\{[^}]*\})*\})?/g, '{$1}')}`

/** The first word of an address, by which operations are grouped. */
const tagOf = ({ path }: Route): string => /^\/([\w-]+)/.exec(path)?.[1] ?? 'site'

const tagsOf = (routes: readonly Route[]) =>
  [...new Set(routes.map(tagOf))].map((name) => ({ name, description: `Addresses under ${name}` }))

function operation(route: Route, api: ApiDescription): object {
  const words = addressOf(route)
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean)
  return {
    operationId: ['read', ...words].join('_'),
    tags: [tagOf(route)],
    summary: route.summary,
    description: `${route.summary}.`,
    parameters: [...pathParameters(route), ...queryParameters(route)],
    responses: {
      200: { description: 'What was asked for', content: content(route, api) },
      400: PROBLEM,
      404: PROBLEM,
      429: { $ref: '#/components/responses/TooManyRequests' },
      503: { $ref: '#/components/responses/Unavailable' },
      default: PROBLEM,
    },
  }
}

const PROBLEM = { $ref: '#/components/responses/Problem' }

const ENDINGS: Record<string, string> = {
  csv: 'text/csv',
  xml: 'application/xml',
  atom: 'application/atom+xml',
  ics: 'text/calendar',
}

function content(route: Route, api: ApiDescription): object {
  const text = ENDINGS[route.path.split('.').at(-1) ?? '']
  if (text) return { [text]: { schema: { type: 'string' } } }
  const answer = api.answer?.(route)
  const schema = answer?.schema ?? { type: 'object', additionalProperties: true }
  return {
    [answer?.type ?? 'application/json']: { schema },
    ...('format' in propertiesOf(route) && { 'application/x-ndjson': { schema: { type: 'string' } } }),
  }
}

function pathParameters(route: Route): object[] {
  const language = { type: 'string', enum: [...LANGUAGES] }
  const names = [...addressOf(route).matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  return names.map((name) => ({
    name,
    in: 'path',
    required: true,
    description: name === 'lang' ? 'Language of the answer' : `Which one: its ${name}`,
    schema: name === 'lang' ? language : { type: 'string', maxLength: 200 },
  }))
}

interface Property {
  description?: string
  default?: unknown
  type?: unknown
  [keyword: string]: unknown
}

/** The query's schema as it is checked, each parameter with its own JSON Schema. */
function propertiesOf({ query }: Route): Record<string, Property> {
  if (!query) return {}
  const schema = z.toJSONSchema(query, { io: 'output', unrepresentable: 'any', override: withFormat })
  return (schema.properties ?? {}) as Record<string, Property>
}

/** Numbers say how they are written (ModI, RAC_REST_FORMAT_004). */
function withFormat({ jsonSchema }: { jsonSchema: { type?: unknown; format?: string } }): void {
  if (jsonSchema.type === 'integer') jsonSchema.format = 'int32'
  if (jsonSchema.type === 'number') jsonSchema.format = 'double'
}

const queryParameters = (route: Route): object[] =>
  Object.entries(propertiesOf(route)).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    required: false,
    description: description ?? name,
    ...(schema.type === 'array' && { style: 'form', explode: true }),
    schema,
  }))

const problemAs = (description: string, headers?: object) => ({
  description,
  ...(headers && { headers }),
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})

const RETRY = { 'Retry-After': { $ref: '#/components/headers/Retry-After' } }

const COMPONENTS = {
  headers: {
    'Retry-After': {
      description: 'Seconds to wait before asking again (RFC 9110)',
      schema: { type: 'integer', format: 'int32', minimum: 1 },
    },
  },
  responses: {
    Problem: problemAs('What went wrong, and what was expected (RFC 9457)'),
    TooManyRequests: problemAs('Too many requests from this address', RETRY),
    Unavailable: problemAs('The service does not work at the moment', RETRY),
  },
  schemas: {
    Problem: {
      type: 'object',
      required: ['type', 'title', 'status'],
      properties: {
        type: { type: 'string', format: 'uri-reference' },
        title: { type: 'string' },
        status: { type: 'integer', format: 'int32', minimum: 400, maximum: 599 },
        detail: { type: 'string' },
        instance: { type: 'string', format: 'uri-reference' },
      },
    },
  },
}
