import assert from 'node:assert/strict'
import { test } from 'node:test'
import { demoOrganizations } from './demo-organizations.ts'
import { seasonDates, spans } from './hours.ts'

const all = demoOrganizations(new Date('2026-11-21T12:00:00Z'))
const schedules = all.flatMap((one) => one.schedule)

/** Bodies of a sector with a service that speaks a language, with their texts in it. */
const speaking = (sector: string, code: string) =>
  all.filter(
    (one) =>
      one.organization_term.some((term) => term.code === sector) &&
      one.spoken_language.some((spoken) => spoken.code === code && spoken.service_id),
  )
const readable = (one: (typeof all)[number], lang: string) =>
  ['organization', 'service'].every((entity) =>
    one.translation.some((row) => row.entity === entity && row.lang === lang),
  )
const municipality = (one: (typeof all)[number]) => one.location[0]?.istat_code

test('about two thirds of the bodies tell one to four services', () => {
  const withServices = all.filter(({ service }) => service.length > 0)
  assert.ok(withServices.length > all.length * 0.6 && withServices.length < all.length * 0.8)
  assert.ok(all.every(({ service }) => service.length <= 4))
})

test('hours are real hours, some days are split, some last past midnight', () => {
  for (const row of schedules) {
    assert.match(row.byday, /^(MO|TU|WE|TH|FR|SA|SU)(,(MO|TU|WE|TH|FR|SA|SU))*$/)
    assert.match(row.opens_at, /^([01]\d|2[0-3]):[0-5]\d$/)
    assert.match(row.closes_at, /^([01]\d|2[0-3]):[0-5]\d$/)
    assert.ok(row.closed || row.opens_at !== row.closes_at)
    assert.ok(!row.valid_from || String(row.valid_from) <= String(row.valid_to))
  }
  assert.ok(schedules.some(({ closed }) => closed))
  assert.ok(schedules.some((row) => row.closes_at < row.opens_at && !row.closed))
})

test('hours written as a person writes them become spans, and nonsense is refused', () => {
  assert.deepEqual(spans('MO-WE 09:00-12:30; WE,SA 15:00-18:00'), [
    { byday: 'MO,TU,WE', opens_at: '09:00', closes_at: '12:30' },
    { byday: 'WE,SA', opens_at: '15:00', closes_at: '18:00' },
  ])
  assert.throws(() => spans('MO 09:00'))
  assert.throws(() => spans('FR-MO 09:00-10:00'))
})

test('a season that has ended gives way to the next one', () => {
  const season = '09-15..06-10'
  assert.deepEqual(seasonDates(season, new Date('2026-11-21')), {
    valid_from: '2026-09-15',
    valid_to: '2027-06-10',
  })
  assert.deepEqual(seasonDates(season, new Date('2027-06-11')), {
    valid_from: '2027-09-15',
    valid_to: '2028-06-10',
  })
  assert.deepEqual(seasonDates('06-15..09-15', new Date('2026-11-21')).valid_from, '2027-06-15')
})

test('a Chinese-speaking parent finds after-school help in Prato, told in Chinese', () => {
  const found = speaking('doposcuola', 'zh').filter(
    (one) => municipality(one) === '100005' && readable(one, 'zh'),
  )
  assert.ok(found.length >= 2)
})

test('an Arabic-speaking man finds legal help in Montemurlo, told in Arabic', () => {
  const found = speaking('assistenza_legale', 'ar').filter((one) => municipality(one) === '100003')
  assert.ok(found.some((one) => readable(one, 'ar')))
})

test('food aid is in at least six municipalities', () => {
  const found = all.filter((one) => one.organization_term.some(({ code }) => code === 'beni_prima_necessita'))
  assert.ok(new Set(found.map(municipality)).size >= 6)
})

test('Italian courses are told in Russian, and one speaks Ukrainian', () => {
  assert.ok(speaking('corsi_italiano', 'ru').some((one) => readable(one, 'ru')))
  assert.ok(speaking('corsi_italiano', 'uk').length > 0)
})

test('a canteen is open on Sunday', () => {
  const canteens = all.filter((one) => one.organization_term.some(({ code }) => code === 'mensa'))
  assert.ok(
    canteens.some((one) => one.schedule.some(({ byday, service_id }) => service_id && byday.includes('SU'))),
  )
})
