import assert from 'node:assert/strict'
import { after, before, mock, test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { MODULES } from '../../../modules.ts'
import { LANGUAGES } from '../../../platform/i18n/languages.ts'
import { newId } from '../../../platform/ids.ts'
import { pace } from '../../../platform/pace/in-turn.ts'
import { type TestApplication, testApplication } from '../../../platform/testing/application.ts'
import { dateOf, dayNumber } from '../record/calendar.ts'
import { insertSample } from '../record/sample-record.ts'
import { until } from './filter.ts'

const HOSTILE = `<script>alert(1)</script>"'><img src=x onerror=alert(2)> \r\nATTENDEE:evil 😀`
const today = '2026-12-05'
const inDays = (days: number) => dateOf(dayNumber(today) + days)

let house: TestApplication
before(async () => {
  // Midnight would make another day of it.
  mock.timers.enable({ apis: ['Date'], now: new Date(`${today}T10:00Z`) })
  house = await testApplication(MODULES, { PUBLIC_URL: 'https://portale.example.org' })
})
after(async () => {
  await house.stop()
  mock.timers.reset()
})

/** An organisation whose sample event is replaced by these. */
async function body(slug: string, events: readonly object[], over: object = {}) {
  const sample = await insertSample(house.db, slug, `Ente ${slug}`, { ...over })
  await house.db.deleteFrom('organization_event').where('organization_id', '=', sample.id).execute()
  const rows = events.map((one) => ({
    id: newId(),
    organization_id: sample.id,
    name: 'x',
    starts_on: today,
    ...one,
  }))
  if (rows.length > 0) await house.db.insertInto('organization_event').values(rows).execute()
  return sample
}
const read = async (path: string) => (await house.app.request(path)).text()
/** Names in the order of the page. */
const names = (html: string) =>
  [...html.matchAll(/<h2 class="h3"><a [^>]*>.*?<bdi[^>]*>(.*?)<\/bdi>/gs)].map(([, name]) => name)

test('without events the page says so, in each language', async () => {
  for (const lang of LANGUAGES) {
    const html = await read(`/${lang}/eventi`)
    assert.ok(html.includes(house.services.translate[lang]('directory.events.none')), lang)
  }
})

test('events of the public come soonest first, by municipality and period; past and hidden ones do not', async () => {
  const { location } = await body('teatro', [
    { name: 'Fra un mese', starts_on: inDays(35) },
    { name: 'Sera', starts_at: '21:00' },
    { name: 'Mattina', starts_at: '09:00', istat_code: '100003', status: 'cancelled' },
    { name: 'Ieri', starts_on: inDays(-1) },
    { name: 'Mostra', starts_on: inDays(-3), ends_on: inDays(3) },
  ])
  await house.db
    .updateTable('organization_event')
    .set({ place_id: location })
    .where('name', '=', 'Sera')
    .execute()
  await body('nascosto', [{ name: 'Segreto' }], { visibility: 'hidden' })
  await body('finito', [{ name: 'Mai più' }], { lifecycle: 'dissolved' })
  const html = await read('/it/eventi')
  assert.deepEqual(names(html), ['Mostra', 'Mattina', 'Sera', 'Fra un mese'])
  assert.match(html, /Mattina.*?Annullato/s)
  assert.match(html, /href="\/it\/enti\/teatro#evento-/)
  assert.deepEqual(names(await read('/it/eventi?comune=100005')), ['Sera'])
  assert.deepEqual(names(await read('/it/eventi?comune=100003')), ['Mattina'])
  assert.deepEqual(names(await read('/it/eventi?periodo=oggi')), ['Mostra', 'Mattina', 'Sera'])
  assert.match(await read('/it/eventi?comune=100001'), /Nessun evento con questi filtri/)
  for (const odd of ['comune=x', 'periodo=sempre', 'page=0', 'page=abc', 'comune=100005&comune=zz'])
    assert.equal(names(await read(`/it/eventi?${odd}`)).length, 4, odd)
})

test('the same events are a calendar, each with its own page', async () => {
  const calendar = (await read('/it/eventi.ics?periodo=oggi')).replaceAll('\r\n ', '')
  assert.equal(calendar.match(/BEGIN:VEVENT/g)?.length, 3)
  assert.match(calendar, /STATUS:CANCELLED\r\nSUMMARY:Annullato – Mattina – Ente teatro/)
  assert.match(calendar, /URL:https:\/\/portale\.example\.org\/it\/enti\/teatro#evento-/)
})

test('a calendar is written in a turn of its own, after those were heard who came while its events were read', async () => {
  let goOn = () => {}
  const turn = mock.method(pace, 'goOn', () => new Promise<void>((resolve) => (goOn = resolve)))
  let isWritten = false
  const answer = read('/it/eventi.ics').finally(() => (isWritten = true))
  while (turn.mock.callCount() === 0 && !isWritten) await setImmediate()
  await setImmediate()
  assert.equal(isWritten, false)
  turn.mock.restore()
  goOn()
  assert.match(await answer, /BEGIN:VEVENT/)
})

test('many events go over pages; hostile words are text, in the page and in the calendar', async () => {
  const many = Array.from({ length: 25 }, (_, at) => ({ name: `Numero ${at}`, starts_on: inDays(100 + at) }))
  await body('molti', [
    ...many,
    { name: HOSTILE, description: HOSTILE, place_name: HOSTILE, starts_on: inDays(200) },
  ])
  assert.equal(names(await read('/it/eventi')).length, 20)
  const last = await read('/ar/eventi?page=2')
  assert.doesNotMatch(last, /<script>alert|<img src=x/)
  assert.ok(last.includes('&lt;script'))
  assert.doesNotMatch(await read('/it/eventi.ics'), /^ATTENDEE/m)
})

test('a period ends so many days from today, today among them', () => {
  const asked = { istat: '', page: 1 }
  assert.equal(until({ ...asked, period: 'settimana' }, '2026-12-28'), '2027-01-03')
  assert.equal(until({ ...asked, period: 'oggi' }, '2026-12-28'), '2026-12-28')
  assert.equal(until({ ...asked, period: '' }, '2026-12-28'), undefined)
})
