import assert from 'node:assert/strict'
import { test } from 'node:test'
import { qrPath } from '../../../platform/ui/qr-code.ts'
import { directionLinks, mailLink, telLink, webLink, whatsappLink } from './contact-links.ts'
import { languageNames, timeOf } from './formats.ts'
import { freshness } from './freshness.ts'
import { summary, textsIn } from './local-text.ts'
import { partOf, sourcesOf } from './provenance.ts'
import { laterOriginals } from './translation-age.ts'
import { vcard } from './vcard.ts'
import { closures, weekPlans } from './week-plan.ts'

test('numbers can be dialled as people wrote them', () => {
  const cases: [string, string | undefined][] = [
    ['0574 44.88-22', 'tel:+390574448822'],
    ['+39 0574 448822', 'tel:+390574448822'],
    ['0039 333 1234567', 'tel:+393331234567'],
    ['333/1234567', 'tel:+393331234567'],
    ['800 123456', 'tel:800123456'],
    ['112', 'tel:112'],
    ['1522', 'tel:1522'],
    ['nessuno', undefined],
  ]
  for (const [number, expected] of cases) assert.equal(telLink(number), expected, number)
  assert.equal(telLink('0574 448822', 12), 'tel:+390574448822;ext=12')
  assert.equal(whatsappLink('333 1234567'), 'https://wa.me/393331234567')
  assert.equal(whatsappLink('112'), undefined)
})

test('only the web is a web address, only one mail address is one', () => {
  assert.equal(webLink('www.example.org'), 'https://www.example.org')
  assert.equal(webLink('http://example.org/a?b=c'), 'http://example.org/a?b=c')
  for (const bad of [
    'javascript:alert(1)',
    'data:text/html,x',
    '//evil.example',
    'ftp://a.b',
    'ciao',
    '',
    null,
  ])
    assert.equal(webLink(bad), undefined, String(bad))
  assert.equal(mailLink(' info@example.org '), 'mailto:info@example.org')
  for (const bad of ['a@b', 'a@b.it?cc=c@d.it', 'a@b.it,c@d.it', 'x y@b.it', null])
    assert.equal(mailLink(bad), undefined, String(bad))
})

test('the way to a place is asked by its position, else by its address', () => {
  const placed = directionLinks({ latitude: 43.88, longitude: 11.09 }, 'Via Roma 1')
  assert.equal(placed?.map, 'https://www.openstreetmap.org/directions?to=43.88%2C11.09')
  assert.equal(placed?.app, 'geo:43.88,11.09?q=Via%20Roma%201')
  const named = directionLinks({ latitude: null, longitude: null }, 'Via "Roma" 1')
  assert.equal(named?.map, 'https://www.openstreetmap.org/search?query=Via%20%22Roma%22%201')
  assert.equal(directionLinks({ latitude: null, longitude: null }, ''), undefined)
})

test('data are fresh until their interval ends, then due for sixty days, then overdue', () => {
  const verified = new Date('2025-11-20T00:00Z')
  const on = (day: string) => freshness(verified, 12, new Date(day))
  assert.deepEqual(
    [on('2026-11-20'), on('2026-11-21'), on('2027-01-19'), on('2027-01-20')],
    ['fresh', 'due', 'due', 'overdue'],
  )
  assert.equal(freshness(null, 12, verified), 'unverified')
})

test('a reader gets a person’s translation, else a machine’s, else the original with its language', () => {
  const row = (lang: string, text: string, kind: string) => ({
    entity_id: 'a',
    field: 'name',
    lang,
    text,
    kind,
  })
  const rows = [row('en', 'Machine', 'machine'), row('en', 'Person', 'human'), row('ru', 'Машина', 'machine')]
  assert.equal(textsIn('en', 'it', rows)('a', 'name', 'Nome')?.text, 'Person')
  assert.deepEqual(textsIn('ru', 'it', rows)('a', 'name', 'Nome'), {
    text: 'Машина',
    lang: 'ru',
    machine: true,
  })
  assert.deepEqual(textsIn('fr', 'it', rows)('a', 'name', 'Nome'), {
    text: 'Nome',
    lang: 'it',
    machine: false,
  })
  assert.equal(textsIn('fr', 'it', rows)('a', 'name', '  '), undefined)
})

test('a translation is older than its original only where the provenance of both says so', () => {
  const said = (field: string, day: number) => ({
    entity_id: 'a',
    field,
    asserted_at: `2026-01-0${day}T10:00:00Z`,
  })
  const isOlder = (...assertions: ReturnType<typeof said>[]) => {
    const row = { entity_id: 'a', field: 'name', lang: 'en', text: 'Name', kind: 'human' }
    return textsIn('en', 'it', [row], laterOriginals(assertions))('a', 'name', 'Nome')?.older
  }
  assert.equal(isOlder(said('name', 2), said('name.en', 1)), true)
  assert.equal(isOlder(said('name', 1), said('name.en', 1)), undefined)
  assert.equal(isOlder(said('name', 1), said('name.en', 2)), undefined)
  assert.equal(isOlder(said('name', 2), said('name.fr', 1)), undefined)
})

test('a summary ends with a sentence, or at a word, never inside a character', () => {
  assert.equal(summary('Breve.'), 'Breve.')
  const long = `Prima frase che dice tutto quello che serve a chi cerca aiuto. ${'parola '.repeat(40)}`
  assert.equal(summary(long, 100), 'Prima frase che dice tutto quello che serve a chi cerca aiuto.')
  assert.match(summary('parola '.repeat(60)), /^(parola )+parola…$/)
  const chinese = `${'孩子们在这里做作业。'.repeat(12)}`
  assert.equal(summary(chinese), '孩子们在这里做作业。'.repeat(9))
  assert.ok(summary('😀'.repeat(300)).isWellFormed())
})

test('hours become one table a season, closures a list, and what is over is left out', () => {
  const base = { freq: 'WEEKLY', closed: false, valid_from: null, valid_to: null }
  const spans = [
    { ...base, byday: 'MO,TU', opens_at: '15:00:00', closes_at: '18:00:00' },
    { ...base, byday: 'MO', opens_at: '09:00:00', closes_at: '12:00:00' },
    { ...base, byday: '1SA', freq: 'MONTHLY', opens_at: '10:00', closes_at: '11:00' },
    { ...base, byday: 'SU', opens_at: '10:00', closes_at: '11:00', valid_to: '2020-01-01' },
    {
      ...base,
      byday: 'WE',
      opens_at: '08:00',
      closes_at: '09:00',
      valid_from: '2027-06-01',
      valid_to: '2027-08-31',
    },
    {
      ...base,
      byday: 'MO',
      opens_at: '00:00',
      closes_at: '24:00',
      closed: true,
      valid_from: '2026-12-24',
      valid_to: '2027-01-06',
    },
    { ...base, byday: 'MO', opens_at: '00:00', closes_at: '24:00', closed: true, valid_to: '2020-01-06' },
  ]
  const plans = weekPlans(spans, '2026-11-21')
  assert.equal(plans.length, 2)
  assert.deepEqual(
    plans[0]?.days[0]?.hours.map(({ opens }) => opens),
    ['09:00', '15:00'],
  )
  assert.equal(plans[0]?.monthly.length, 1)
  assert.equal(plans[1]?.from, '2027-06-01')
  assert.deepEqual(
    closures(spans, '2026-11-21').map(({ to }) => to),
    ['2027-01-06'],
  )
})

test('each value belongs to a part of the page, with the latest word of each source', () => {
  assert.equal(partOf({ entity: 'location', field: 'address_1' }), 'address')
  assert.equal(partOf({ entity: 'organization', field: 'website' }), 'contacts')
  assert.equal(partOf({ entity: 'organization', field: 'something_new' }), 'identity')
  const one = (at: string, source = 'register') => ({
    entity: 'organization',
    field: 'name',
    source,
    source_ref: 'RUNTS',
    asserted_at: at,
  })
  const sources = sourcesOf([one('2026-01-01'), one('2026-03-12'), one('2026-02-02', 'owner')]).get(
    'identity',
  )
  assert.deepEqual(
    sources?.map(({ source, at }) => `${source} ${at.toISOString().slice(0, 10)}`),
    ['register 2026-03-12', 'owner 2026-02-02'],
  )
})

test('a visiting card escapes, folds at 75 bytes and lets nothing begin another line', () => {
  const card = vcard({
    id: '0199',
    name: `Ente; "A", B\\C\r\nTEL:666 ${'è😀'.repeat(40)}`,
    lang: 'it',
    shortName: null,
    phones: [{ number: '0574 1', kind: 'voice' }],
    email: 'a@b.it',
    website: 'https://example.org',
    address: { street: 'Via Roma, 1', postalCode: '59100', municipality: 'Prato', province: 'PO' },
    position: { latitude: 43.88, longitude: 11.09 },
    note: 'Riga\nriga',
    languages: ['zh'],
    source: 'https://enti.example/it/enti/ente',
    updated: new Date('2026-03-12T10:00:00Z'),
  })
  const lines = card.split('\r\n')
  assert.ok(lines.every((line) => Buffer.byteLength(line) <= 75 && line.isWellFormed()))
  const unfolded = card.replaceAll('\r\n ', '')
  assert.match(unfolded, /^BEGIN:VCARD\r\nVERSION:4\.0\r\n/)
  assert.match(unfolded, /FN;LANGUAGE=it:Ente\\; "A"\\, B\\\\C\\nTEL:666/)
  assert.match(unfolded, /\r\nADR;TYPE=work:;;Via Roma\\, 1;Prato;PO;59100;Italia\r\n/)
  assert.match(unfolded, /\r\nREV:20260312T100000Z\r\nEND:VCARD\r\n$/)
  assert.equal(unfolded.match(/\r\nTEL/g)?.length, 1)
})

test('a QR code has its quiet zone and stays inside its square', () => {
  const { size, path } = qrPath('https://enti.example/it/enti/ente')
  const starts = [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].map(([, x, y, w]) => [
    Number(x),
    Number(y),
    Number(w),
  ])
  assert.ok(starts.length > 100)
  assert.ok(starts.every(([x = 0, y = 0, w = 0]) => x >= 4 && y >= 4 && x + w <= size - 4))
})

test('languages are named by the reader and by their speakers, times as each language writes them', () => {
  assert.deepEqual(languageNames({ lang: 'it' }, 'ar'), { name: 'arabo', own: 'العربية' })
  assert.deepEqual(languageNames({ lang: 'zh' }, 'zh'), { name: '中文', own: undefined })
  assert.equal(languageNames({ lang: 'it' }, 'xx').name, 'xx')
  assert.equal(timeOf({ lang: 'fr' }, '09:30'), '9 h 30')
  assert.equal(timeOf({ lang: 'ru' }, '09:00'), '9:00')
})
