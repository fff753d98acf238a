import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { readConfig } from '../config.ts'
import { connect } from '../db/database.ts'
import { LANGUAGES } from '../i18n/languages.ts'
import { assemble } from '../modules.ts'
import { createServices } from '../services.ts'
import { SESSION_COOKIE } from '../session/session.ts'
import { createApp } from './app.ts'
import { anyone, can, signedIn } from './policy.ts'
import { html, json } from './response.ts'
import { get, post, rootGet } from './route.ts'

const routes = [
  get('/prova/:id', {
    summary: 'A thing',
    load: (_cx, { id }) => (id === 'c-e' ? { id } : undefined),
    allow: anyone,
    query: z.object({ page: z.coerce.number().int().min(1).default(1) }),
    handle: (cx, { resource, query }) => html(`${cx.lang} ${cx.path} ${resource.id} ${query.page}`),
  }),
  post('/prova', {
    summary: 'Send',
    allow: anyone,
    form: z.object({ name: z.string().min(1) }),
    invalid: (_cx, { errors, values }) => json({ errors, values }, 422),
    handle: (_cx, { form }) => json(form),
  }),
  get('/riservata', { summary: 'Reserved', allow: signedIn, handle: () => html('') }),
  rootGet('/dati', { summary: 'Data', allow: anyone, open: true, handle: () => json({ ok: true }) }),
  rootGet('/rotta', {
    summary: 'Broken',
    allow: can('prova.see'),
    handle: () => Promise.reject(new Error('secret detail')),
  }),
  rootGet('/guasto', {
    summary: 'Broken for all',
    allow: anyone,
    handle: () => Promise.reject(new Error('secret detail')),
  }),
]
// No route above asks the database, so none needs to be there.
const services = createServices(
  readConfig({ LOG_LEVEL: 'silent' }),
  connect('postgres://nowhere.invalid/none'),
  assemble([{ name: 'prova', routes }]),
)
const app = createApp(services)
const send = (path: string, body: string, headers: Record<string, string> = {}) =>
  app.request(path, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  })

test('a page is loaded, allowed and validated before it is handled', async () => {
  const page = await app.request('/ar/prova/c-e?page=2')
  assert.equal(await page.text(), 'ar /prova/c-e c-e 2')
  assert.equal((await app.request('/it/prova/nothing')).status, 404)
  assert.equal((await app.request('/it/prova/c-e?page=-1')).status, 400)
  assert.equal((await app.request('/it/riservata')).status, 401)
})

test('an unknown language, a NUL and a broken escape end in a page, never in a fault', async () => {
  for (const path of [
    '/de/prova/c-e',
    '/it/prova/%00',
    '/it/prova/%ff',
    '/it/%e0%a4%a',
    '/it/prova/\ud800',
  ]) {
    const { status } = await app.request(path)
    assert.ok(status === 404 || status === 400, `${path}: ${status}`)
  }
})

test('the root sends a reader to the language the browser asks for, with the query', async () => {
  const answer = await app.request('/?x=1', { headers: { 'accept-language': 'de, zh-TW;q=0.8, en;q=0.7' } })
  assert.equal(answer.headers.get('location'), '/zh?x=1')
  assert.equal((await app.request('/')).headers.get('location'), '/it')
})

test('a form that is refused comes back with a message in the language of the page and what was typed', async () => {
  const refused = await send('/fr/prova', 'name=')
  assert.equal(refused.status, 422)
  assert.deepEqual(await refused.json(), { errors: { name: 'Remplissez ce champ.' }, values: { name: '' } })
  assert.deepEqual(await (await send('/fr/prova', 'name=A%00b')).json(), { name: 'Ab' })
})

test('a form sent from another site is refused', async () => {
  assert.equal((await send('/it/prova', 'name=a', { 'sec-fetch-site': 'cross-site' })).status, 403)
  assert.equal((await send('/it/prova', 'name=a', { origin: 'https://evil.example' })).status, 403)
  assert.equal((await send('/it/prova', 'name=a', { origin: 'http://localhost' })).status, 200)
})

test('a body over the limit is refused', async () => {
  assert.equal((await send('/it/prova', `name=${'a'.repeat(1024 * 1024 + 1)}`)).status, 413)
})

test('a fault shows a problem document with nothing of the inside', async () => {
  const fault = await app.request('/guasto')
  assert.equal(fault.status, 500)
  assert.match(fault.headers.get('content-type') ?? '', /application\/problem\+json/)
  assert.doesNotMatch(await fault.text(), /secret/)
  assert.equal((await app.request('/rotta')).status, 401)
})

test('while the database is away the answer is 503 with the time to come back, as a page and as a document', async () => {
  const away = createApp({ ...services, db: connect('postgres://127.0.0.1:1/none') })
  for (const [path, type] of [
    ['/it/prova/c-e', 'text/html'],
    ['/dati', 'application/problem+json'],
  ] as const) {
    const answer = await away.request(path, { headers: { cookie: `${SESSION_COOKIE}=${'a'.repeat(43)}` } })
    assert.deepEqual([answer.status, answer.headers.get('retry-after')], [503, '5'])
    assert.ok(answer.headers.get('content-type')?.startsWith(type))
  }
})

test('while the disk is nearly full pages can be read, and what is sent is refused with words in every language', async () => {
  const full = createApp({ ...services, room: { isFull: () => true } })
  assert.equal((await full.request('/it/prova/c-e')).status, 200)
  for (const lang of LANGUAGES) {
    const answer = await full.request(`/${lang}/prova`, {
      method: 'POST',
      body: new URLSearchParams({ name: 'a' }),
    })
    assert.deepEqual([answer.status, answer.headers.get('retry-after')], [503, '60'])
    assert.ok((await answer.text()).includes(services.translate[lang]('ui.read_only')))
  }
})

test('every answer carries the security headers, and only open addresses can be read from other sites', async () => {
  const page = await app.request('/it/prova/c-e')
  const policy = page.headers.get('content-security-policy') ?? ''
  assert.match(policy, /default-src 'none'/)
  assert.doesNotMatch(policy, /unsafe-inline/)
  assert.equal(page.headers.get('access-control-allow-origin'), null)
  assert.equal((await app.request('/dati')).headers.get('access-control-allow-origin'), '*')
})

test('an open address answers 429 with the seconds to wait once the limit is passed', async () => {
  const limited = createApp({ ...services, config: { ...services.config, rateLimit: 2 } })
  await limited.request('/dati')
  await limited.request('/dati')
  const refused = await limited.request('/dati')
  assert.equal(refused.status, 429)
  assert.equal(refused.headers.get('retry-after'), '30')
  assert.equal((await limited.request('/it/prova/c-e')).status, 200, 'pages for people are not counted')
})

test('pictures may come from the tile server of the installation, and from no other', async () => {
  const tileUrl = 'https://tiles.example/{z}/{x}/{y}.png'
  const withTiles = createApp({ ...services, config: { ...services.config, tileUrl } })
  const policy = (await withTiles.request('/dati')).headers.get('content-security-policy') ?? ''
  assert.match(policy, /img-src 'self' data: https:\/\/tiles\.example;/)
  assert.match(
    (await app.request('/dati')).headers.get('content-security-policy') ?? '',
    /img-src 'self' data:;/,
  )
})
