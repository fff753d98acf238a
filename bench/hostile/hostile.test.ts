import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { nameOf } from '../../e2e/matrix/line.ts'
import { ROUTES } from '../../e2e/pages.ts'
import { alive, bareFormulas, formulas, wrongFile, wrongHeaders } from './alive.ts'
import { throughImports } from './imports.ts'
import { FORMULAS, JSON_BODIES } from './payloads/others.ts'
import { PAYLOADS } from './payloads/payloads.ts'
import { SCRIPTS } from './payloads/scripts.ts'
import { openPortal } from './portal.ts'
import {
  formsWithoutFields,
  LEFT_OUT,
  type Portal,
  throughForms,
  throughHeaders,
  throughJson,
  throughPaths,
  throughQueries,
  whereItShows,
} from './ways.ts'

/** One text of so many here; `node dist/bench/hostile/hostile.js` sends them all. */
const EVERY = 90
const PLAIN = ['"><img src=x onerror=canary()>', "' or 1=1 --"]
const FEW = PAYLOADS.filter((text, at) => at % EVERY === 0 || PLAIN.includes(text))

let portal: Awaited<ReturnType<typeof openPortal>>
before(async () => {
  portal = await openPortal()
})
after(() => portal.house.stop())

const asked = new Set<string>()
const clean = async (sending: ReturnType<typeof throughForms>, least = 100) => {
  const { sent, wrong, routes } = await sending
  assert.deepEqual(wrong, [])
  for (const route of routes) asked.add(route)
  assert.ok(sent > least, `${sent} requests`)
}

test('there are five hundred different texts and more', () => {
  assert.ok(new Set(PAYLOADS).size === PAYLOADS.length && PAYLOADS.length >= 500, `${PAYLOADS.length}`)
})

test('no hostile text in any parameter of an address brings a fault, runs or leads away', () =>
  clean(throughQueries(portal, FEW)))

test('no hostile text in any part of a path brings a fault, runs or leads away', () =>
  clean(throughPaths(portal, FEW)))

test('no hostile header brings a fault, runs or leads away', () => clean(throughHeaders(portal, FEW)))

test('no hostile text in any field of any form, and no body of JSON, brings a fault, runs or leads away', async () => {
  await clean(throughForms(portal, FEW))
  await clean(
    throughJson(
      portal,
      JSON_BODIES.filter((_body, at) => at % 5 === 0),
    ),
  )
  await clean(whereItShows(portal))
})

test('no hostile text in any column of a list, in its heads or its name brings a fault, runs or becomes a formula', () =>
  clean(throughImports(portal, [...PLAIN, ...FORMULAS.slice(0, 1), ' =1+1']), 60))

test('there is no address, no part of one and no form of the portal that nothing hostile was sent to', async () => {
  const all = ROUTES.map(nameOf)
  assert.deepEqual(
    all.filter((name) => !asked.has(name) && !(name in LEFT_OUT)),
    [],
  )
  assert.deepEqual(
    Object.keys(LEFT_OUT).filter((name) => !all.includes(name)),
    [],
    'these are not there any more',
  )
  assert.deepEqual(await formsWithoutFields(portal), [], 'no page shows their fields')
})

test('a portal that forgets to escape is seen (weak twin)', async () => {
  const markup = SCRIPTS.filter((text) => /<script>|onerror=canary|onload=canary|onfocus=canary/.test(text))
  const missed = markup.filter((text) => alive(`<p title="${text}">${text}</p>`, 'text/html').length === 0)
  // Some only become markup where a filter takes out a part of them.
  assert.ok(missed.length < markup.length / 5, missed.join('\n'))
  const twin: Portal = {
    ...portal,
    house: {
      ...portal.house,
      app: Object.assign(Object.create(portal.house.app), {
        request: async () =>
          new Response(`<p>${SCRIPTS[0]}</p>`, { headers: { 'content-type': 'text/html' } }),
      }),
    },
  }
  assert.ok((await throughQueries(twin, ['x'])).wrong.length > 100)
})

test('ways to other sites, cookies that were asked for and formulas are seen (weak twin)', () => {
  const own = 'http://localhost'
  for (const location of [
    '//evil.example',
    '/\\evil.example',
    'https://localhost@evil.example',
    'javascript:x',
  ])
    assert.equal(wrongHeaders(new Headers({ location }), own).length, 1, location)
  assert.deepEqual(wrongHeaders(new Headers({ location: '/it/enti?q=//evil.example' }), own), [])
  assert.equal(wrongHeaders(new Headers({ 'set-cookie': 'x=1; canary=1' }), own).length, 1)
  assert.equal(wrongFile('BEGIN:VCARD\r\nBcc: x\r\nEND:VCARD', 'text/vcard').length, 1)
  assert.equal(
    wrongFile('BEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nEND:VEVENT', 'text/calendar').length,
    1,
  )
  assert.equal(wrongFile('{"a":"x"', 'application/json').length, 1)
  assert.ok(formulas([FORMULAS]).length > FORMULAS.length / 2)
  assert.deepEqual(formulas([['-12,5', '+39 0574 1234', "'=1+1", 'Ente', '', ' \t']]), [])
  assert.deepEqual(bareFormulas('Ente;"x,=1+1";"\'\n-2+3|x"\r\n'), ['=1+1', '-2+3|x'])
  assert.deepEqual(bareFormulas('\uFEFFEnte;"da 3,-5"\r\n"\'=1+1";"x,\'=1+1"\r\n"""=1+1""";x\r\n'), [])
})
