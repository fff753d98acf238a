import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { MODULES } from '../../../modules.ts'
import { createApp } from '../../../platform/http/app.ts'
import { LANGUAGES } from '../../../platform/i18n/languages.ts'
import { newId } from '../../../platform/ids.ts'
import { type TestApplication, testApplication } from '../../../platform/testing/application.ts'
import { refreshSearch } from '../search/refresh.ts'
import { recordSitemap } from './record-sitemap.ts'
import { listSimilar } from './related.ts'
import { insertSample, type Sample } from './sample-record.ts'

/** Tags, quotes, bidirectional controls, four-byte characters, and a template's braces. */
const HOSTILE = `<script>alert(1)</script>"'><img src=x onerror=alert(2)> \u202egnp.exe\u202c 𝒽😀 {{x}} </title>`

let house: TestApplication
let good: Sample
before(async () => {
  house = await testApplication(MODULES)
  good = await insertSample(house.db, 'centro-ascolto')
})
after(() => house.stop())

const read = async (path: string) => {
  const answer = await house.app.request(path)
  return { status: answer.status, location: answer.headers.get('location'), text: await answer.text() }
}
const update = (id: string, values: object) =>
  house.db.updateTable('organization').set(values).where('id', '=', id).execute()

test('the page says who, what, for whom, where, when and how to reach them, in each language', async () => {
  for (const lang of LANGUAGES) {
    const { status, text } = await read(`/${lang}/enti/centro-ascolto`)
    assert.equal(status, 200)
    for (const part of [
      'Centro d’ascolto',
      'href="tel:+390574123456"',
      'href="https://wa.me/393331234567"',
      'href="mailto:ascolto@example.org"',
      'href="https://www.example.org/ascolto"',
      'Via Garibaldi 1',
      'id="orari"',
      `/${lang}/enti?destinatario=anziani`,
      'application/ld+json',
    ])
      assert.ok(text.includes(part.replace("'", '&#39;')) || text.includes(part), `${part} in ${lang}`)
    assert.equal(text.match(/<h1/g)?.length, 1)
  }
})

test('every field may hold hostile text: it is shown as text, in the page, the data for search engines and the card', async () => {
  await insertSample(house.db, 'ostile', HOSTILE)
  for (const lang of ['it', 'ar']) {
    const { status, text } = await read(`/${lang}/enti/ostile`)
    assert.equal(status, 200)
    assert.doesNotMatch(text, /<script>alert|<img src=x|<\/title>.*<\/title>/)
    assert.ok(text.includes('&lt;script>alert(1)') || text.includes('&lt;script&gt;alert(1)'))
    const [, data = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(text) ?? []
    assert.equal(JSON.parse(data).name, HOSTILE)
  }
  const card = await read('/it/enti/ostile.vcf')
  assert.equal(card.status, 200)
  assert.ok(card.text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75))
  const report = await read('/it/enti/ostile/segnala')
  assert.doesNotMatch(report.text, /<script>alert|<img src=x/)
})

test('addresses that could do harm are no links', async () => {
  await insertSample(house.db, 'indirizzi', 'Indirizzi', {
    website: 'javascript:alert(1)//http://x',
    email: 'a@b.it?bcc=all@c.it',
  })
  const { text } = await read('/it/enti/indirizzi')
  assert.doesNotMatch(text, /href="javascript:/i)
  assert.doesNotMatch(text, /mailto:a@b\.it\?bcc/)
})

test('nothing personal is in the page, the data for search engines or the card', async () => {
  const [code, marked] = ['RSSMRA80A01G999X', 'PO-PERSONA-77']
  for (const [identifier_scheme, identifier, personal] of [
    ['IT-CF', code, true],
    ['REA', code, false],
    ['RUNTS-REP', marked, true],
  ] as const)
    await house.db
      .insertInto('organization_identifier')
      .values({
        id: newId(),
        organization_id: good.id,
        identifier_scheme,
        identifier,
        personal,
        valid_from: null,
        valid_to: null,
      })
      .execute()
  await update(good.id, { version: 2 })
  for (const path of ['/it/enti/centro-ascolto', '/it/enti/centro-ascolto.vcf']) {
    const { text } = await read(path)
    assert.doesNotMatch(text, new RegExp(`${code}|${marked}`, 'i'))
    assert.doesNotMatch(text, /Persona Nascosta|Nome di Persona/)
  }
})

test('an old address and a merged record lead to the record, in the same language, with the query', async () => {
  const old = await insertSample(house.db, 'vecchio-ente', 'Vecchio')
  await update(old.id, { merged_into_id: good.id, visibility: 'hidden' })
  await house.db
    .insertInto('slug_redirect')
    .values({ slug: 'nome-di-prima', organization_id: old.id })
    .execute()
  for (const slug of ['vecchio-ente', 'nome-di-prima']) {
    const { status, location } = await read(`/ar/enti/${slug}?x=1`)
    assert.deepEqual([status, location], [308, '/ar/enti/centro-ascolto?x=1'])
  }
  assert.equal((await read('/zh/enti/vecchio-ente.vcf')).location, '/zh/enti/centro-ascolto.vcf')
})

test('hidden and draft records, and addresses of nothing, are not there for the public', async () => {
  for (const visibility of ['hidden', 'draft']) {
    const { id } = await insertSample(house.db, `ente-${visibility}`, 'Segreto')
    await update(id, { visibility })
    for (const path of ['', '/segnala', '/qr.svg', '.vcf'])
      assert.equal((await read(`/it/enti/ente-${visibility}${path}`)).status, 404, `${visibility} ${path}`)
    const ring = await insertSample(house.db, `fuso-${visibility}`, 'Fuso')
    await update(ring.id, { merged_into_id: id })
    assert.equal((await read(`/it/enti/fuso-${visibility}`)).status, 404)
  }
  assert.equal((await read('/it/enti/non-esiste')).status, 404)
})

test('a dissolved organisation says so, and nobody is sent to its door', async () => {
  await insertSample(house.db, 'sciolta', 'Sciolta', { lifecycle: 'dissolved' })
  const { status, text } = await read('/it/enti/sciolta')
  assert.equal(status, 200)
  assert.match(text, /Questo ente non esiste più/)
  assert.doesNotMatch(text, /record-actions|id="orari"|0574 123456/)
  assert.doesNotMatch((await read('/it/enti/sciolta.vcf')).text, /TEL|ADR|EMAIL/)
})

test('text in another language says so, a translation goes before it, a machine’s is labelled', async () => {
  const { id } = await insertSample(house.db, 'tradotto', 'Testo italiano')
  const page = async (lang: string) => (await read(`/${lang}/enti/tradotto`)).text
  assert.match(await page('en'), /Some texts on this page are only in Italian/)
  assert.match(await page('en'), /lang="it" dir="ltr"/)
  const translate = async (lang: string, kind: string, text: string) => {
    await house.db
      .insertInto('translation')
      .values({
        organization_id: id,
        entity: 'organization',
        entity_id: id,
        field: 'description',
        lang,
        text,
        kind,
      } as never)
      .execute()
    await update(id, { updated_at: new Date() })
  }
  await translate('en', 'human', 'Translated by a person')
  await translate('ru', 'machine', 'Переведено машиной')
  assert.match(await page('en'), /Translated by a person/)
  assert.doesNotMatch(await page('en'), /Machine translation/)
  assert.match(await page('ru'), /Машинный перевод.*Переведено машиной/s)
})

test('a part without data does not appear, nor does its line in the index', async () => {
  await house.db
    .insertInto('organization')
    .values({ id: newId(), slug: 'solo-nome', name: 'Solo nome' } as never)
    .execute()
  const { status, text } = await read('/it/enti/solo-nome')
  assert.equal(status, 200)
  for (const id of ['cosa', 'servizi', 'orari', 'dove', 'contatti', 'chi', 'progetti', 'rete', 'vicini'])
    assert.doesNotMatch(text, new RegExp(`(id="|href="#)${id}"`))
  assert.match(text, /Dati non ancora confermati/)
})

test('others of the same sector in the province are near, networks are linked, hidden ones are not', async () => {
  const other = await insertSample(house.db, 'altro-centro', 'Altro centro')
  const hidden = await insertSample(house.db, 'centro-nascosto', 'Centro nascosto', { visibility: 'hidden' })
  for (const { id } of [good, other, hidden])
    await house.db
      .insertInto('organization_term')
      .values({ organization_id: id, taxonomy: 'sector', code: 'ascolto', origin: 'owner', rule: null })
      .execute()
  for (const related of [other, hidden])
    await house.db
      .insertInto('organization_relation')
      .values({
        id: newId(),
        organization_id: good.id,
        related_organization_id: related.id,
        kind: 'member_of',
      })
      .execute()
  await refreshSearch(house.db, [good.id, other.id, hidden.id])
  const { text } = await read('/it/enti/centro-ascolto')
  assert.equal(text.match(/href="\/it\/enti\/altro-centro"/g)?.length, 2)
  assert.doesNotMatch(text, /centro-nascosto/)
  await update(other.id, { name: 'Rinominato' })
  await refreshSearch(house.db, [other.id])
  assert.equal((await read('/it/enti/centro-ascolto')).text.match(/Rinominato/g)?.length, 2)
  await update(other.id, { visibility: 'hidden' })
  assert.doesNotMatch((await read('/it/enti/centro-ascolto')).text, /altro-centro|Rinominato/)
})

test('the nearest of the same sector come first, also where most of the province are nearer and do other things', async () => {
  const near = (id: string, north: number) =>
    house.db
      .updateTable('location')
      .set({ latitude: 44.1 + north, longitude: 11.1 })
      .where('organization_id', '=', id)
      .execute()
  const sector = (id: string, code: string) =>
    house.db
      .insertInto('organization_term')
      .values({ organization_id: id, taxonomy: 'sector', code, origin: 'owner', rule: null })
      .execute()
  const made: string[] = []
  for (const north of [0, 0.05, 0.04, 0.03, 0.02, 0.01]) {
    const { id } = await insertSample(house.db, `a-nord-${made.length}`)
    await near(id, north)
    await sector(id, north === 0.01 ? 'mensa' : 'doposcuola')
    made.push(id)
  }
  const found = async () => (await listSimilar(house.db, made[0] ?? '')).map(({ slug }) => slug)
  assert.deepEqual(await found(), ['a-nord-4', 'a-nord-3', 'a-nord-2', 'a-nord-1'])
  await update(made[4] ?? '', { lifecycle: 'inactive' })
  assert.deepEqual(await found(), ['a-nord-3', 'a-nord-2', 'a-nord-1'])
})

test('search engines are told what the page says, in their own words', async () => {
  const data = async (slug: string) => {
    const { text } = await read(`/it/enti/${slug}`)
    return JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(text)?.[1] ?? '')
  }
  await insertSample(house.db, 'comune-di-prova', 'Comune di prova', { type_code: 'ente_pubblico' })
  const body = await data('comune-di-prova')
  assert.equal(body['@type'], 'GovernmentOrganization')
  const [place] = body.location
  assert.equal(place.address.addressLocality, 'Prato')
  assert.equal(place.geo.latitude, 43.8805)
  assert.deepEqual(place.openingHoursSpecification[0].opens, '09:00')
  assert.equal(body.makesOffer[0].price, 0)
  assert.deepEqual(body.knowsLanguage, ['ar'])
  assert.equal((await data('sciolta')).telephone, undefined)
})

test('hours of a suspended service do not open the organisation', async () => {
  const { id, service } = await insertSample(house.db, 'sospeso', 'Sospeso')
  await house.db
    .updateTable('schedule')
    .set({ service_id: service })
    .where('organization_id', '=', id)
    .execute()
  assert.match((await read('/it/enti/sospeso')).text, /class="open-now"/)
  await house.db
    .updateTable('service')
    .set({ status: 'temporarily closed' })
    .where('id', '=', service)
    .execute()
  await update(id, { version: 2 })
  const { text } = await read('/it/enti/sospeso')
  assert.doesNotMatch(text, /class="open-now"/)
  assert.match(text, /Sospeso per ora/)
})

test('the sitemap names every public record once, and no other', async () => {
  const paths = []
  for await (const { path } of recordSitemap(house.db)) paths.push(path)
  assert.ok(paths.includes('/enti/centro-ascolto'))
  assert.equal(new Set(paths).size, paths.length)
  assert.deepEqual(
    paths.filter((path) => /ente-hidden|ente-draft|vecchio-ente/.test(path)),
    [],
  )
})

test('the QR code is a picture of its own', async () => {
  const { status, text } = await read('/fr/enti/centro-ascolto/qr.svg')
  assert.equal(status, 200)
  assert.match(text, /^<svg .*<path d="M/)
})

test('streets are shown only where the installation has a tile server, with whom they come from', async () => {
  assert.doesNotMatch((await read('/it/enti/centro-ascolto')).text, /<image /)
  const config = { ...house.services.config, tileUrl: 'https://tiles.example/{z}/{x}/{y}.png' }
  const withTiles = createApp({ ...house.services, config })
  const text = await (await withTiles.request('/en/enti/centro-ascolto')).text()
  assert.match(text, /<image href="https:\/\/tiles\.example\/16\/\d+\/\d+\.png"/)
  assert.match(text, /© OpenStreetMap/)
})
