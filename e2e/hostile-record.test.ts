import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { IMPORTS, operator } from '../bench/hostile/imports.ts'
import { begin } from '../bench/hostile/ways.ts'
import { rebuildSearch } from '../src/modules/directory/api.ts'
import { SECTIONS } from '../src/modules/editing/forms/sections.ts'
import { openPostOffice, type PostOffice } from '../src/platform/testing/post-office.ts'
import { enterAs, openBrowser, openPage } from './browser.ts'
import { parametersOf } from './matrix/line.ts'
import { type Asker, listAskers } from './matrix/people.ts'
import { makeThings, type Things } from './matrix/things.ts'
import { fill, ROUTES } from './pages.ts'
import { type Site, startSite } from './site.ts'

/** Closes whatever it stands in, then runs: harmless only as text. */
const HOSTILE = `"'><img src=x onerror=canary()></title></textarea></script><script>canary()</script>`

/** Whether markup of the hostile text reached a page as markup. */
const isAlive = (markup: string): boolean => /<img src=x|<script>canary/.test(markup)

let site: Site
let post: PostOffice
let things: Things
let askers: readonly Asker[]
before(async () => {
  post = await openPostOffice()
  const env = { SMTP_URL: post.url, CONTACT_EMAIL: 'redazione@example.org', PUBLIC_URL: '' }
  site = await startSite({ demo: false, env })
  things = await makeThings(site, HOSTILE)
  await sql`update account set name = ${HOSTILE}`.execute(site.db)
  await sql`update session set name = ${HOSTILE}`.execute(site.db)
  await site.db.transaction().execute(rebuildSearch)
  askers = await listAskers(site, things)
  await tellInPublic()
})
after(async () => {
  await site.stop()
  await post.stop()
})

/** What people write in public forms, and what each brings to the queue and into mails. */
async function tellInPublic() {
  const send = (path: string, fields: Record<string, string>, cookie = '') =>
    site.app.request(`/it${path}`, { method: 'POST', headers: { cookie }, body: new URLSearchParams(fields) })
  const report = { about: 'other', message: HOSTILE, email: 'chi@example.org', sito: '', da: '0' }
  assert.equal((await send('/enti/ente-di-esempio/segnala', report)).status, 303)
  const { cookie } = await site.person()
  const claim = { modo: 'document', nota: HOSTILE }
  assert.equal((await send('/enti/ente-di-esempio/gestisci', claim, cookie)).status, 303)
}

/** Every page and file that this person may read. */
async function* answersFor({ name, cx, cookie }: Asker) {
  for (const route of ROUTES.filter(({ method }) => method === 'GET')) {
    const params = parametersOf(route, things)
    for (const sezione of route.path.includes(':sezione') ? SECTION_NAMES : ['']) {
      const filled = { ...params, ...(sezione && { sezione }) }
      if ((await route.decide(cx, filled)) !== 'in') continue
      const path = `${route.scope === 'page' ? '/it' : ''}${fill(route.path, filled)}`
      const answer = await site.app.request(path, { headers: { cookie } })
      yield { where: `${name}: ${path}`, status: answer.status, body: await answer.text(), answer }
    }
  }
}

/** The short pages of the record's form. */
const SECTION_NAMES = SECTIONS.map(({ name }) => name)

test('hostile text in every field of a record stays text on every page, file and feed, for whoever reads it', async () => {
  const alive: string[] = []
  let shown = 0
  for (const asker of askers.filter(({ name }) =>
    ['visitor', 'self', 'owner', 'keeper', 'territory_admin'].includes(name),
  ))
    for await (const { where, status, body, answer } of answersFor(asker)) {
      assert.ok(status < 500, `${where} answered ${status}`)
      const type = answer.headers.get('content-type') ?? ''
      if (/html|xml|svg/.test(type) && isAlive(body)) alive.push(where)
      if (body.includes('onerror=canary()')) shown++
    }
  assert.deepEqual(alive, [])
  assert.ok(shown >= 30, `it is shown on ${shown} pages only`)
  assert.match(
    await (await site.app.request('/it/enti')).text(),
    /&lt;img src=x onerror=canary/,
    'the results',
  )
})

test('hostile text stays text in every mail, and begins no line of its headers', async () => {
  for (let waited = 0; post.received.length < 2 && waited < 15_000; waited += 100) await setTimeout(100)
  assert.ok(post.received.length >= 2, `${post.received.length} mails`)
  for (const { message } of post.received) {
    const [headers = ''] = message.split('\r\n\r\n')
    assert.doesNotMatch(headers.replace(/\r\n\s/g, ' '), /^(?!subject:).*canary/im)
    const page = message.slice(message.indexOf('text/html'))
    const plain = page
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_all, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    assert.equal(isAlive(plain), false, plain.slice(0, 2_000))
  }
})

/** A page that notes whether it ran anything; `open` says which addresses did. */
async function openWatched() {
  const browser = await openBrowser()
  const { page, complaints } = await openPage(browser, site.address)
  await page.addInitScript(() =>
    Object.assign(window, { canary: () => Object.assign(window, { ran: true }) }),
  )
  const ran: string[] = []
  return {
    ran,
    complaints,
    close: () => browser.close(),
    enter: (cookie: string) => enterAs(page, site.address, cookie),
    open: async (path: string) => {
      const answer = await page.goto(path)
      assert.equal(answer?.status(), 200, path)
      if (await page.evaluate(() => 'ran' in window)) ran.push(path)
    },
  }
}

test('a real browser runs none of it', async (t) => {
  const { enter, open, ran, complaints, close } = await openWatched()
  t.after(close)
  for (const name of ['visitor', 'owner', 'keeper']) {
    await enter((askers.find((one) => one.name === name) ?? assert.fail(name)).cookie)
    for (const path of PAGES[name] ?? []) await open(`/it${fill(path, things.examples(path))}`)
  }
  assert.deepEqual(ran, [])
  assert.deepEqual(complaints, { errors: [], foreign: [] })
})

test('of a list with hostile text in every column and head nothing runs, from its first look to the public page', async (t) => {
  const { enter, open, ran, complaints, close } = await openWatched()
  t.after(close)
  const outcome = begin('imports')
  const sender = await operator(site, outcome)
  await enter(sender.cookie)
  const { path, slugs } = await sender.bring('workbook', [HOSTILE, 'Ente'], 0, open)
  for (const after of [IMPORTS, '/it/gestione/enti', '/it/gestione/registro']) await open(after)
  for (const slug of slugs) {
    const page = await sender.see(`/it/enti/${slug}`)
    if ((await page.text()).includes('onerror=canary()')) await open(`/it/enti/${slug}`)
  }
  const rows = await (await sender.see(`${path}/righe.csv`)).text()
  assert.ok(rows.includes('onerror=canary()'), 'what was refused comes back as it was')
  assert.deepEqual(outcome.wrong, [])
  assert.deepEqual(ran, [])
  assert.deepEqual(complaints, { errors: [], foreign: [] })
})

/** The pages that show the most of what others wrote. */
const PAGES: Readonly<Record<string, readonly string[]>> = {
  visitor: ['/enti', '/enti/ente-di-esempio', '/enti/ente-di-esempio/segnala'],
  owner: [
    '/area',
    '/area/:organizationId/scheda',
    '/area/:organizationId/scheda/anteprima',
    '/area/:organizationId/scheda/storia',
    '/area/:organizationId/scheda/testi',
  ],
  keeper: [
    '/gestione/coda',
    '/gestione/schede/:invio',
    '/gestione/segnalazioni',
    '/gestione/segnalazioni/:report',
    '/gestione/richieste/:richiesta',
    '/gestione/enti/:ente',
  ],
}

test('the check sees a page that forgets to escape (weak twin)', async () => {
  const page = await (await site.app.request('/it/enti/ente-di-esempio')).text()
  const forgetful = page.replaceAll('&lt;', '<').replaceAll('&gt;', '>')
  assert.equal(isAlive(page), false)
  assert.equal(isAlive(forgetful), true)
})
