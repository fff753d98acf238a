import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { MODULES } from '../../modules.ts'
import { type TestApplication, testApplication } from '../../platform/testing/application.ts'

let house: TestApplication
before(async () => {
  house = await testApplication(MODULES, { RATE_LIMIT: '20', CONTACT_EMAIL: 'urp@example.org' })
})
after(() => house.stop())

interface Operation {
  operationId: string
  summary: string
  parameters: { name: string; in: string; required: boolean; description: string; schema: object }[]
  responses: Record<string, object>
}
interface Document {
  openapi: string
  info: Record<string, unknown>
  servers: { url: string }[]
  paths: Record<string, { get: Operation }>
  components: { responses: Record<string, { headers?: object }> }
}

const read = async (): Promise<Document> => (await house.app.request('/openapi.json')).json()

test('every open address of every module is described, and the state of the service', async () => {
  const { paths } = await read()
  const open = MODULES.flatMap(({ routes = [] }) => routes).filter(({ open }) => open)
  assert.equal(Object.keys(paths).length, open.length + 1)
  for (const path of ['/hsds', '/hsds/services/{record}', '/status', '/openapi.json', '/{lang}/enti.json'])
    assert.ok(paths[path], path)
  const names = paths['/hsds/services']?.get.parameters.map(({ name }) => name) ?? []
  for (const name of [
    'page',
    'per_page',
    'cursor',
    'format',
    'search',
    'modified_after',
    'taxonomy_term_id',
    'full',
  ])
    assert.ok(names.includes(name), name)
})

test('the document has what the ModI rules ask for', async () => {
  const { openapi, info, servers, paths, components } = await read()
  assert.equal(openapi, '3.1.0')
  for (const field of [
    'title',
    'version',
    'summary',
    'x-summary',
    'description',
    'contact',
    'license',
    'termsOfService',
  ])
    assert.ok(info[field], field)
  assert.match(JSON.stringify(info), /CC BY 4\.0.*/)
  assert.match(servers[0]?.url ?? '', /^https?:/)
  assert.ok(components.responses.TooManyRequests?.headers)
  const operations = Object.values(paths).map(({ get }) => get)
  assert.equal(new Set(operations.map(({ operationId }) => operationId)).size, operations.length)
  for (const { summary, responses, parameters } of operations) {
    assert.ok(summary && responses[200] && responses[429] && responses.default)
    for (const one of parameters)
      assert.ok(one.description && one.schema && one.required === (one.in === 'path'))
  }
})

test('numbers say their format, names hide their method, and the state is a problem document', async () => {
  const document = await read()
  const walk = (part: unknown): unknown[] =>
    typeof part === 'object' && part !== null ? [part, ...Object.values(part).flatMap(walk)] : []
  const schemas = walk(document) as { type?: unknown; format?: string }[]
  const numbers = schemas.filter(({ type }) => type === 'integer' || type === 'number')
  assert.ok(numbers.length > 20)
  assert.deepEqual(
    numbers.filter(({ format }) => !/^(int32|int64|float|double)$/.test(format ?? '')),
    [],
  )
  const operations = Object.values(document.paths).map(({ get }) => get)
  assert.deepEqual(
    operations.filter(({ operationId }) => /^(get|post|put|delete|patch|head)/i.test(operationId)),
    [],
  )
  const status = document.paths['/status']?.get.responses[200] as { content: object }
  assert.deepEqual(Object.keys(status.content), ['application/problem+json'])
})

test('every reference inside the document leads somewhere', async () => {
  const document = await read()
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(
    ([, path = '']) => path,
  )
  assert.ok(references.length > 0)
  for (const path of new Set(references)) {
    const found = path
      .split('/')
      .reduce((part: unknown, key) => (part as Record<string, unknown>)?.[key], document)
    assert.ok(found, path)
  }
})

test('whoever asks too fast is told how long to wait, by any site’s programs', async () => {
  let answer = await house.app.request('/hsds')
  for (let n = 0; n < 30 && answer.status === 200; n++) answer = await house.app.request('/hsds')
  assert.equal(answer.status, 429)
  assert.ok(Number(answer.headers.get('retry-after')) > 0)
  assert.equal(answer.headers.get('access-control-allow-origin'), '*')
  assert.match(answer.headers.get('access-control-expose-headers') ?? '', /Link.*|Retry-After/)
  assert.equal(answer.headers.get('content-type'), 'application/problem+json; charset=utf-8')
})
