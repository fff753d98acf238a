import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import sharp from 'sharp'
import { fromBufferPromise } from 'yauzl'
import { MODULES } from '../../modules.ts'
import { type TestApplication, testApplication } from '../../platform/testing/application.ts'
import { findSpace } from './space.ts'
import { type Ask, asking, begin, handIn, plantBody } from './space-fixture.ts'

let house: TestApplication
let ask: Ask
before(async () => {
  house = await testApplication(MODULES)
  ask = asking(house)
})
after(() => house.stop())

/** A public site of a trusted organisation. */
async function site(name: string) {
  const planted = await plantBody(house, name)
  const row = { organization_id: planted.id, since: new Date(), given_by: 'Prova' }
  await house.db.insertInto('record_trust').values(row).execute()
  const { cookie } = await house.person({ role: 'organization_editor', organizationId: planted.id })
  await begin(house, ask, planted.id, cookie)
  await handIn(house, ask, planted.id, cookie)
  return { ...planted, cookie, home: `/area/${planted.id}/spazio` }
}
type Own = Awaited<ReturnType<typeof site>>
const spaceOf = async (id: string) => (await findSpace(house.db, id)) ?? assert.fail()

/** Adds a block to the home page and returns its id. */
async function addBlock({ id, cookie, home }: Own, tipo: string): Promise<string> {
  const { draft, revision } = await spaceOf(id)
  const form = { azione: 'blocco', revisione: String(revision), in: draft.pages[0]?.id ?? '', tipo }
  const { to } = await ask(`${home}/struttura`, { cookie, form })
  return to.split('/').at(-1) ?? ''
}

test('a closed site is gone for the public, its people read why, and it opens again', async () => {
  const own = await site('Coro chiuso')
  const chief = await house.person({ role: 'chief_editor' })
  const path = `/gestione/spazi/ente/${own.id}`
  const close = (motivo: string) => ask(path, { cookie: chief.cookie, form: { azione: 'chiudi', motivo } })
  assert.equal((await close('')).status, 422)
  await close('Vende biglietti <falsi>')
  assert.equal((await ask(`/spazi/${own.slug}`)).status, 410)
  assert.doesNotMatch((await ask('/spazi')).text, new RegExp(own.slug))
  assert.match((await ask(own.home, { cookie: own.cookie })).text, /Vende biglietti &lt;falsi>/)
  await ask(path, { cookie: chief.cookie, form: { azione: 'riapri' } })
  assert.equal((await ask(`/spazi/${own.slug}`)).status, 200)
  const stranger = await house.person({ role: 'web_editor' })
  assert.equal(
    (await ask(path, { cookie: stranger.cookie, form: { azione: 'chiudi', motivo: 'x' } })).status,
    403,
  )
})

test('on its own host a site answers by itself: nothing else of the portal, no cookie, nobody signed in', async () => {
  const own = await site('Coro con nome')
  const admin = await house.person({ role: 'territory_admin' })
  const name = (host: string) =>
    ask(`/gestione/spazi/ente/${own.id}/host`, { cookie: admin.cookie, form: { host } })
  for (const wrong of ['http://x.example', 'localhost', 'a..b', '127.0.0.1', 'x.example/it', "x'--.example"])
    assert.equal((await name(wrong)).status, 422, wrong)
  assert.equal((await name('Coro.Example')).status, 303)
  const host = 'coro.example'
  const there = (path: string, cookie = own.cookie) => ask(`!${path}`, { host, cookie })
  assert.equal((await there('/')).to, '/it')
  const home = await there('/it')
  assert.equal(home.status, 200)
  assert.match(home.text, /<h1>.*Coro con nome/s)
  assert.match(home.text, /rel="canonical" href="http:\/\/coro\.example\/it"/)
  assert.doesNotMatch(home.text, /Persona \d|it-header|\/accedi/)
  for (const path of [
    '/it/enti',
    '/it/spazi',
    '/it/accedi',
    `/it/enti/${own.slug}`,
    '/it/gestione',
    '/hsds',
    '/status',
    '/en/account',
    own.home,
  ]) {
    const answer = await there(path)
    assert.equal(answer.status, 404, path)
    assert.equal(answer.headers.get('set-cookie'), null)
    assert.doesNotMatch(answer.text, /it-header/)
  }
  const enter = await ask('!/it/accedi', { host, form: { utente: 'x', password: 'y' } })
  assert.equal(enter.status, 404)
  assert.match((await ask(`/spazi/${own.slug}`)).text, /rel="canonical" href="http:\/\/coro\.example\/it"/)
  assert.equal((await ask('/enti', { host: 'altro.example' })).status, 200)
  const other = await site('Coro copione')
  const taken = await ask(`/gestione/spazi/ente/${other.id}/host`, { cookie: admin.cookie, form: { host } })
  assert.equal(taken.status, 409)
  assert.equal((await there('/it')).text.includes('Coro con nome'), true)
})

const HOSTILE = `"><script>alert(1)</script><svg onload=alert(1)>'[x](javascript:alert(1))`
const PARTS = ['text', 'services', 'events', 'contacts', 'documents', 'quote', 'gallery'] as const

test('hostile text in every part stays text on every page, feed and file', async () => {
  const own = await site('Coro ostile')
  for (const tipo of PARTS) await addBlock(own, tipo)
  for (const azione of ['pagina', 'notizia']) {
    const { revision } = await spaceOf(own.id)
    await ask(`${own.home}/struttura`, {
      cookie: own.cookie,
      form: { azione, revisione: String(revision), titolo: HOSTILE },
    })
  }
  const fields = {
    title: HOSTILE,
    text: HOSTILE,
    who: HOSTILE,
    caption: HOSTILE,
    alta: HOSTILE,
    name: HOSTILE,
    tagline: HOSTILE,
  }
  const { draft } = await spaceOf(own.id)
  const ids = [
    'sito',
    ...draft.news.map(({ id }) => id),
    ...draft.pages.flatMap((page) => [page.id, ...page.blocks.map(({ id }) => id)]),
  ]
  for (const id of ids) {
    const { revision } = await spaceOf(own.id)
    const form = {
      ...fields,
      revisione: String(revision),
      palette: 'rosso',
      lang: 'it',
      date: '2026-01-02',
      menu: 'si',
      map: 'si',
    }
    assert.equal((await ask(`${own.home}/parti/${id}`, { cookie: own.cookie, form })).status, 303, id)
  }
  await handIn(house, ask, own.id, own.cookie)
  const { document } = await spaceOf(own.id)
  const [page, item] = [document?.pages[1]?.values.slug, document?.news[0]?.values.slug]
  for (const path of ['', `/${page}`, '/notizie', `/notizie/${item}`, '/notizie.atom']) {
    const { status, text } = await ask(`/spazi/${own.slug}${path}`)
    assert.equal(status, 200, path)
    assert.doesNotMatch(text, /<script>alert|<svg onload|href="javascript/i, path)
    assert.match(text, /alert\(1\)/, path)
  }
  for (const path of ['', '/anteprima', '/invia', '/storia', ...ids.map((id) => `/parti/${id}`)])
    assert.doesNotMatch(
      (await ask(`${own.home}${path}`, { cookie: own.cookie })).text,
      /<script>alert|<svg onload|href="javascript/i,
    )
})

test('a picture is drawn anew, seen by its people, then by all; other bodies’ and unsaid ones are refused', async () => {
  const own = await site('Coro fotografato')
  const id = await addBlock(own, 'picture')
  const png = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#0a5' } })
    .png()
    .toBuffer()
  const send = async (more: Record<string, string>, file = true) => {
    const form = new FormData()
    const { revision } = await spaceOf(own.id)
    for (const [name, value] of Object.entries({ revisione: String(revision), ...more }))
      form.set(name, value)
    if (file) form.set('picture_file', new File([new Uint8Array(png)], 'x.png'))
    return house.app.request(`/it${own.home}/parti/${id}`, {
      method: 'POST',
      headers: { cookie: own.cookie },
      body: form,
    })
  }
  assert.equal((await send({ alt: '' })).status, 422)
  assert.equal((await send({ alt: 'x', picture: '0199aaaa-0000-7000-8000-000000000000' }, false)).status, 422)
  assert.equal((await send({ alt: 'Il coro in piazza' })).status, 303)
  const preview = await ask(`${own.home}/anteprima`, { cookie: own.cookie })
  const [, address = ''] = preview.text.match(/src="(\/immagini\/[^"]+\.jpg)"/) ?? []
  assert.match(preview.text, /alt="Il coro in piazza"/)
  assert.equal((await ask(`!${address}`)).status, 401)
  const admin = await house.person({ role: 'territory_admin' })
  const host = 'foto.example'
  await ask(`/gestione/spazi/ente/${own.id}/host`, { cookie: admin.cookie, form: { host } })
  const { cookie } = own
  assert.equal((await ask(`!${address}`, { cookie })).status, 200)
  assert.equal((await ask(`!${address}`, { cookie, host })).status, 401, 'nobody is signed in there')
  await handIn(house, ask, own.id, own.cookie)
  assert.equal((await ask(`!${address}`)).status, 200)
  assert.match((await ask(`/spazi/${own.slug}`)).text, /alt="Il coro in piazza"/)
  const files = await unzipped(own)
  const name = address.replace('/immagini/', 'file/')
  assert.ok(files.has(name), name)
  assert.match(files.get('it/index.html') ?? '', new RegExp(`src="../${name}"`))
})

/** The files of a site as an archive reader of another house sees them. */
async function unzipped({ home, cookie }: Own): Promise<Map<string, string>> {
  const answer = await house.app.request(`/it${home}/sito.zip`, { headers: { cookie } })
  const archive = await fromBufferPromise(Buffer.from(await answer.arrayBuffer()), { lazyEntries: true })
  const files = new Map<string, string>()
  for await (const entry of archive.eachEntry()) {
    const chunks: Buffer[] = []
    for await (const chunk of await archive.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
    files.set(entry.fileName, Buffer.concat(chunks).toString())
  }
  return files
}

test('the files of a site open from disk in all languages, and lead nowhere that is not there', async () => {
  const own = await site('Coro su disco')
  const files = await unzipped(own)
  for (const lang of ['it', 'en', 'fr', 'zh', 'ar', 'ru']) {
    const page = files.get(`${lang}/index.html`) ?? assert.fail(lang)
    assert.match(page, new RegExp(`<html lang="${lang}"`))
    for (const [, to = ''] of page.matchAll(/(?:href|src)="([^"#]+)"/g)) {
      if (/^(https?|tel|mailto|geo):/.test(to)) continue
      const path = new URL(to, `file:///${lang}/index.html`).pathname.slice(1)
      assert.ok(files.has(path), `${lang}: ${to}`)
    }
  }
  assert.match(files.get('index.html') ?? '', /it\/index\.html/)
})
