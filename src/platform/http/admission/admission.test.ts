import assert from 'node:assert/strict'
import { connect, type Socket } from 'node:net'
import { after, before, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { readHealth } from '../../health/health.ts'
import { LANGUAGES } from '../../i18n/languages.ts'
import { type RunningServer, startServer } from '../../server.ts'
import { SESSION_COOKIE } from '../../session/session.ts'
import { newToken } from '../../session/tokens.ts'
import { type TestApplication, testApplication } from '../../testing/application.ts'
import { longAnswer } from '../long-answer.ts'
import { anyone } from '../policy.ts'
import { json } from '../response.ts'
import { get, post, rootGet } from '../route.ts'

import { MOST_OPEN } from './long-places.ts'

let house: TestApplication
let server: RunningServer
let goOn: () => void = () => {}
let held = Promise.resolve()

before(async () => {
  const routes = [
    get('/lenta', {
      summary: 'Answers when it is told',
      allow: anyone,
      handle: async () => {
        await held
        return new Response('lenta')
      },
    }),
    get('/pagina', { summary: 'A page', allow: anyone, handle: () => new Response('ecco') }),
    post('/modulo', {
      summary: 'A form',
      allow: anyone,
      handle: async (_cx, { request }) => new Response(`preso ${await request.text()}`),
    }),
    get('/accedi', { summary: 'Enters', allow: anyone, handle: () => new Response('entra') }),
    get('/dati.json', { summary: 'Data', allow: anyone, open: true, handle: () => new Response('{}') }),
    get('/lunga', {
      summary: 'A table without end',
      allow: anyone,
      handle: (cx) => longAnswer(cx, endless, { 'content-type': 'text/csv' }),
    }),
    rootGet('/salute', {
      summary: 'What operators read',
      allow: anyone,
      handle: async (cx) => json((await readHealth(cx, cx.now)).filter(({ name }) => name === 'requests')),
    }),
    rootGet('/hsds', { summary: 'Data', allow: anyone, open: true, handle: () => new Response('{}') }),
    rootGet('/status', { summary: 'State', allow: anyone, handle: () => new Response('bene') }),
  ]
  house = await testApplication([{ name: 'prova', routes }], { PORT: '0', REQUESTS_AT_ONCE: '1' })
  server = await startServer(house.services)
})
after(async () => {
  await server.stop()
  await house.stop()
})

async function* endless(): AsyncGenerator<string> {
  for (;;) yield 'x'.repeat(40_000)
}

/** Begins to read a long table and stops at its first word. */
const openTable = (): Promise<{ socket: Socket; said: string }> =>
  new Promise((resolve) => {
    const socket = connect(server.port, '127.0.0.1')
    socket.write('GET /it/lunga HTTP/1.1\r\nhost: prova\r\n\r\n')
    socket.once('data', (data) => resolve({ socket: socket.pause(), said: data.toString() }))
  })

const ask = (path: string, init: RequestInit = {}) =>
  fetch(`${server.address}${path}`, { redirect: 'manual', ...init })

/** While the only place of the public is taken, and a crowd wants it. */
async function inCrowd(look: () => Promise<void>): Promise<void> {
  held = new Promise((resolve) => {
    goOn = resolve
  })
  const first = ask('/it/lenta')
  await setTimeout(50)
  const second = await ask('/it/pagina')
  assert.equal(second.status, 503, 'waited in vain')
  await second.text()
  try {
    await look()
  } finally {
    goOn()
    assert.equal(await (await first).text(), 'lenta')
  }
}

test('who cannot be served reads so in their language, and when to come back', () =>
  inCrowd(async () => {
    for (const lang of LANGUAGES) {
      const answer = await ask(`/${lang}/pagina?q=anziani`)
      assert.equal(answer.status, 503)
      const seconds = Number(answer.headers.get('retry-after'))
      assert.ok(seconds >= 4 && seconds <= 12)
      assert.equal(answer.headers.get('cache-control'), 'no-store')
      assert.ok(answer.headers.get('content-security-policy'))
      const text = await answer.text()
      assert.ok(
        text.includes(`lang="${lang}"`) && text.includes(house.services.translate[lang]('ui.busy_text')),
      )
      assert.match(text, /<a [^>]*href(="")?>/, 'leads to the same address')
    }
  }))

test('programs get a problem document that any site may read', () =>
  inCrowd(async () => {
    for (const path of ['/hsds', '/it/dati.json']) {
      const answer = await ask(path)
      assert.equal(answer.status, 503)
      assert.ok(answer.headers.get('retry-after'))
      assert.equal(answer.headers.get('content-type'), 'application/problem+json; charset=utf-8')
      assert.equal(answer.headers.get('access-control-allow-origin'), '*')
      assert.equal((await answer.json()).status, 503)
    }
  }))

test('files, the state of the service and the first address are always answered', () =>
  inCrowd(async () => {
    assert.equal((await ask('/status')).status, 200)
    assert.equal((await ask('/')).status, 302)
    assert.equal((await ask('/assets/none.css')).status, 404)
  }))

test('who has signed in is served, also one whom this process has not seen', () =>
  inCrowd(async () => {
    const staff = await house.person({ role: 'chief_editor' })
    const headers = { cookie: staff.cookie }
    assert.equal((await ask('/it/pagina', { headers })).status, 200)
    const sent = await Promise.all(
      Array.from({ length: 10 }, () => ask('/it/modulo', { method: 'POST', headers, body: 'a=b' })),
    )
    assert.deepEqual(new Set(sent.map(({ status }) => status)), new Set([200]))
  }))

test('who wants to enter can, and a forged cookie opens nothing', () =>
  inCrowd(async () => {
    assert.equal((await ask('/it/accedi?verso=/it')).status, 200)
    const headers = { cookie: `${SESSION_COOKIE}=${newToken()}` }
    assert.equal((await ask('/it/pagina', { headers })).status, 503)
  }))

test('who sends slowly keeps no place', async () => {
  const slow = Array.from({ length: 20 }, () => {
    const socket = connect(server.port, '127.0.0.1')
    socket.write('POST /it/modulo HTTP/1.1\r\nhost: prova\r\ncontent-length: 3\r\n\r\na')
    return socket
  })
  await setTimeout(50)
  assert.equal((await ask('/it/pagina')).status, 200)
  const [first] = slow
  assert.ok(first)
  const answered = new Promise<string>((resolve) => first.once('data', (data) => resolve(data.toString())))
  first.write('=b')
  assert.match(await answered, /^HTTP\/1\.1 200 [\s\S]*preso a=b$/)
  for (const socket of slow) socket.destroy()
})

test('who takes long tables and reads nothing leaves the others theirs, up to a number', async () => {
  const taken: Awaited<ReturnType<typeof openTable>>[] = []
  while (taken.length < MOST_OPEN) taken.push(await openTable())
  assert.ok(taken.every(({ said }) => said.startsWith('HTTP/1.1 200 ')))
  assert.equal((await ask('/it/lunga')).status, 503)
  assert.equal((await ask('/it/pagina')).status, 200)
  for (const { socket } of taken) socket.destroy()
  for (let tries = 0; ; tries++) {
    const again = await ask('/it/lunga')
    await again.body?.cancel()
    if (again.status === 200) return
    assert.ok(tries < 200, 'no place becomes free')
    await setTimeout(25)
  }
})

test('the crowd gone, everybody is served again, and the page of operators says what happened', async () => {
  assert.equal((await ask('/it/pagina')).status, 200)
  const [health] = await (await ask('/salute')).json()
  assert.deepEqual([health.state, health.message], ['wrong', 'health.requests_wrong'])
  assert.ok(health.values.refused >= 10)
  assert.equal(health.values.members, 0)
  assert.match(
    await house.services.metrics.registry.metrics(),
    /tessuto_requests_refused_total\{lane="public"\} \d/,
  )
})
