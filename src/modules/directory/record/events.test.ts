import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Insertable } from 'kysely'
import { MODULES } from '../../../modules.ts'
import { LANGUAGES } from '../../../platform/i18n/languages.ts'
import { newId } from '../../../platform/ids.ts'
import { type TestApplication, testApplication } from '../../../platform/testing/application.ts'
import type { OrganizationEventTable } from '../editing/tables.ts'
import { withOffset } from './event-json-ld.ts'
import { insertSample, type Sample } from './sample-record.ts'

let house: TestApplication
let sample: Sample
before(async () => {
  house = await testApplication(MODULES)
  sample = await insertSample(house.db, 'coro', 'Coro')
  await house.db.deleteFrom('organization_event').execute()
  const of = (values: Partial<Insertable<OrganizationEventTable>>): Insertable<OrganizationEventTable> => ({
    ...{ id: newId(), organization_id: sample.id, name: 'Cena', description: null, status: 'scheduled' },
    ...{ starts_on: '2190-12-05', starts_at: null, ends_on: null, ends_at: null, place_id: null },
    ...{ place_name: null, istat_code: null, online_url: null, free: null, fees_description: null },
    ...{ booking: null, ...values },
  })
  const rows = [
    of({ name: 'Mostra', starts_on: '2190-12-07', ends_on: '2190-12-09', status: 'cancelled' }),
    of({ name: 'Concerto', starts_at: '18:00', ends_at: '20:30', place_id: sample.location, free: true }),
    of({ name: 'Gita di ieri', starts_on: '2020-03-01' }),
    of({ name: 'Ballo', starts_on: '2190-07-01', starts_at: '21:00', booking: 'ballo@example.org' }),
  ]
  await house.db.insertInto('organization_event').values(rows).execute()
})
after(() => house.stop())

const page = async (lang: string) => (await house.app.request(`/${lang}/enti/coro`)).text()

test('what is coming is on the page, the soonest first, what is cancelled says so, what is over is not there', async () => {
  const html = await page('it')
  const places = ['Ballo', 'Concerto', 'Mostra'].map((name) => html.indexOf(`>${name}<`))
  assert.ok(places.every((at, index) => at > (places[index - 1] ?? 0)))
  assert.ok(!html.includes('Gita di ieri'))
  for (const words of ['domenica 5 dicembre 2190, dalle 18:00 alle 20:30', 'Annullato', 'mailto:ballo@'])
    assert.ok(html.includes(words), words)
})

test('days and hours are said in each language', async () => {
  const said = { it: 'dalle 18:00', en: '18:00 to 20:30', fr: 'de 18 h à 20 h 30', zh: '18:00–20:30' }
  const others = { ar: 'من الساعة 18:00 إلى 20:30', ru: 'с 18:00 до 20:30' }
  const words: Record<string, string> = { ...said, ...others }
  for (const lang of LANGUAGES) {
    const html = await page(lang)
    assert.ok(html.includes(words[lang] ?? '?'), lang)
    const day = new Intl.DateTimeFormat(lang === 'ar' ? 'ar-u-nu-latn' : lang, { dateStyle: 'full' })
    assert.ok(html.includes(day.format(new Date('2190-12-05T12:00Z'))), lang)
  }
})

test('search engines read them as events, with the clock of the territory, the state and the place', async () => {
  const [, data = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(await page('it')) ?? []
  const [ball, concert, show] = JSON.parse(data).event
  assert.deepEqual(
    [ball['@type'], ball.startDate, ball.endDate],
    ['Event', '2190-07-01T21:00+02:00', undefined],
  )
  assert.deepEqual(
    [concert.startDate, concert.endDate, concert.isAccessibleForFree],
    ['2190-12-05T18:00+01:00', '2190-12-05T20:30+01:00', true],
  )
  assert.equal(concert.location[0].address.addressLocality, 'Prato')
  assert.deepEqual([show.startDate, show.endDate], ['2190-12-07', '2190-12-09'])
  assert.equal(show.eventStatus, 'https://schema.org/EventCancelled')
})

test('an hour that comes twice is the first of the two, one that never comes is only a day', () => {
  assert.equal(withOffset('2026-10-25', '02:30', 'Europe/Rome'), '2026-10-25T02:30+02:00')
  assert.equal(withOffset('2026-10-25', '03:00', 'Europe/Rome'), '2026-10-25T03:00+01:00')
  assert.equal(withOffset('2027-03-28', '02:30', 'Europe/Rome'), '2027-03-28')
  assert.equal(withOffset('2026-07-01', '09:00', 'America/St_Johns'), '2026-07-01T09:00-02:30')
})

test('the database keeps order and place: no end before the start, no place of another', async () => {
  const other = await insertSample(house.db, 'altro', 'Altro')
  for (const wrong of [
    { ends_on: '2020-01-01' },
    { starts_at: '20:00', ends_at: '18:00' },
    { ends_at: '18:00' },
    { place_id: other.location },
  ]) {
    const written = house.db.updateTable('organization_event').set(wrong).where('name', '=', 'Mostra')
    const one = wrong.starts_at ? written.set({ ends_on: null }) : written
    await assert.rejects(one.execute(), JSON.stringify(wrong))
  }
  await house.db.deleteFrom('location').where('id', '=', sample.location).execute()
  const left = await house.db
    .selectFrom('organization_event')
    .select('place_id')
    .where('name', '=', 'Concerto')
  assert.equal((await left.executeTakeFirst())?.place_id, null)
})
