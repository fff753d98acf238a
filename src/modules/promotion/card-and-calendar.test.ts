import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { MODULES } from '../../modules.ts'
import { LANGUAGES } from '../../platform/i18n/languages.ts'
import { newId } from '../../platform/ids.ts'
import { type TestApplication, testApplication } from '../../platform/testing/application.ts'
import { plantOrganization } from './sample-fixture.ts'

const HOSTILE = `<script>alert(1)</script>"'></textarea><img src=x onerror=alert(2)> \r\nATTENDEE:evil 😀`

let house: TestApplication
before(async () => {
  house = await testApplication(MODULES, { PUBLIC_URL: 'https://portale.example.org' })
})
after(() => house.stop())

const read = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await house.app.request(path, { headers })
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}

test('the card may stand in any site, without scripts or cookies; no other page may', async () => {
  const { slug } = await plantOrganization(house.db, 'Centro d’ascolto')
  for (const lang of LANGUAGES) {
    const { status, headers, text } = await read(`/${lang}/scheda/${slug}`)
    assert.equal(status, 200)
    assert.match(headers.get('content-security-policy') ?? '', /default-src 'none'.*frame-ancestors \*/)
    assert.doesNotMatch(headers.get('content-security-policy') ?? '', /script-src/)
    assert.notEqual(headers.get('x-frame-options'), 'DENY')
    assert.equal(headers.get('set-cookie'), null)
    assert.doesNotMatch(text, /<script/)
    for (const part of [
      'Centro d’ascolto',
      'tel:+390574123456',
      `https://portale.example.org/${lang}/enti/${slug}`,
    ])
      assert.ok(text.includes(part), `${part} in ${lang}`)
  }
  for (const path of [`/it/enti/${slug}`, `/it/enti/${slug}/materiali`, '/it/scheda/nessuna', '/it']) {
    const { headers } = await read(path)
    assert.match(headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/)
    assert.equal(headers.get('x-frame-options'), 'DENY')
  }
})

test('the card says nothing of who looks at it', async () => {
  const { id, slug } = await plantOrganization(house.db, 'Anonima')
  const owner = await house.person({ role: 'organization_owner', organizationId: id })
  const [known, unknown] = [
    await read(`/it/scheda/${slug}`, { cookie: owner.cookie }),
    await read(`/it/scheda/${slug}`),
  ]
  assert.equal(known.text, unknown.text)
})

test('hostile names stay text in the card, in the HTML to copy and where that HTML is pasted', async () => {
  const { slug } = await plantOrganization(house.db, HOSTILE)
  const card = await read(`/it/scheda/${slug}`)
  assert.doesNotMatch(card.text, /<script>|<img src=x/)
  const { text } = await read(`/it/enti/${slug}/materiali`)
  assert.doesNotMatch(text, /<script>alert|<img src=x/)
  const boxes = [...text.matchAll(/<textarea[^>]*>(.*?)<\/textarea>/gs)].map(([, code = '']) =>
    code
      .replaceAll('&lt;', '<')
      .replaceAll('&quot;', '"')
      .replaceAll('&gt;', '>')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&'),
  )
  assert.equal(boxes.length, 2)
  assert.match(boxes[0] ?? '', /^<iframe src="https:\/\/portale\.example\.org\/it\/scheda\//)
  for (const code of boxes) assert.doesNotMatch(code, /<script>|<img|<\/textarea>/)
})

test('the calendar has the hours that repeat, without holidays and closures, in the language asked', async () => {
  const service = newId()
  const hours = { opens_at: '09:00', closes_at: '12:00', closed: false }
  const year = new Date().getUTCFullYear() + 1
  const { slug } = await plantOrganization(house.db, 'Sportello', {
    services: [{ id: service, name: 'Ascolto', status: 'active', position: 0 }],
    schedules: [
      { id: newId(), ...hours, freq: 'WEEKLY', byday: 'MO,TU,WE,TH,FR,SA' },
      { id: newId(), ...hours, freq: 'MONTHLY', byday: '1SA', service_id: service },
      {
        id: newId(),
        ...hours,
        freq: 'WEEKLY',
        byday: 'MO,TU,WE,TH,FR,SA,SU',
        opens_at: '00:00',
        closes_at: '24:00',
        closed: true,
        valid_from: `${year}-02-02`,
        valid_to: `${year}-02-02`,
      },
    ],
    activities: [
      { id: newId(), name: 'Festa', starts_on: `${year}-03-01`, ends_on: `${year}-03-02` },
      { id: newId(), name: 'Passata', starts_on: '2020-03-01', ends_on: '2020-03-02' },
      { id: newId(), name: 'Sempre', starts_on: '2020-03-01', ends_on: null },
    ],
  })
  const { status, headers, text } = await read(`/fr/enti/${slug}/calendario.ics`)
  assert.equal(status, 200)
  assert.match(headers.get('content-type') ?? '', /text\/calendar/)
  assert.equal(text.match(/BEGIN:VEVENT/g)?.length, 3)
  assert.match(text, /SUMMARY:Ouvert\u00a0: Sportello/)
  assert.match(text, /RRULE:FREQ=MONTHLY;BYDAY=1SA;UNTIL=/)
  assert.match(text, new RegExp(`EXDATE;TZID=Europe/Rome:${year}0202T090000`))
  assert.match(text, /EXDATE;TZID=Europe\/Rome:\d{4}1208T090000/)
  assert.match(text, new RegExp(`DTSTART;VALUE=DATE:${year}0301\r\nDTEND;VALUE=DATE:${year}0303`))
  assert.doesNotMatch(text, /Passata|Sempre/)
})

test('events are in the calendar with their hours on the clock of Rome, and say when they are cancelled', async () => {
  const on = { status: 'scheduled' }
  const [first, second, third, fourth] = [newId(), newId(), newId(), newId()]
  const { slug } = await plantOrganization(house.db, 'Teatro', {
    events: [
      { id: first, name: 'Prova', ...on, starts_on: '2190-07-01', starts_at: '21:00', ends_at: '23:00' },
      { id: second, name: 'Festa', starts_on: '2190-12-05', status: 'cancelled', place_name: 'Sala, grande' },
      {
        id: third,
        name: 'Notte',
        ...on,
        starts_on: '2190-12-05',
        starts_at: '22:00',
        ends_on: '2190-12-06',
        ends_at: '02:00',
      },
      {
        id: fourth,
        name: 'Incontro',
        ...on,
        starts_on: '2190-12-08',
        starts_at: '18:00',
        online_url: 'https://ente.example/',
      },
      { id: newId(), name: 'Passata', ...on, starts_on: '2020-12-08', starts_at: '18:00' },
    ],
  })
  const { text } = await read(`/it/enti/${slug}/calendario.ics`)
  const event = (id: string) => {
    const all = text.replaceAll('\r\n ', '').split('BEGIN:VEVENT')
    return all.find((one) => one.includes(`UID:${id}@portale.example.org`)) ?? ''
  }
  const rome = 'TZID=Europe/Rome'
  for (const [id, parts] of [
    [first, [`DTSTART;${rome}:21900701T210000`, `DTEND;${rome}:21900701T230000`, 'SUMMARY:Prova – Teatro']],
    [second, ['VALUE=DATE:21901205', 'VALUE=DATE:21901206', 'STATUS:CANCELLED', 'SUMMARY:Annullato – Festa']],
    [second, ['LOCATION:Sala\\, grande']],
    [third, [`DTEND;${rome}:21901206T020000`]],
    [fourth, [`DTSTART;${rome}:21901208T180000`, 'LOCATION:https://ente.example/']],
  ] as const)
    for (const part of parts) assert.ok(event(id).includes(part), `${part} in ${event(id)}`)
  assert.doesNotMatch(event(first), /STATUS/)
  assert.doesNotMatch(event(fourth), /DTEND/)
  assert.doesNotMatch(text, /Passata/)
})

test('a hostile record adds no line to its calendar', async () => {
  const { slug } = await plantOrganization(house.db, HOSTILE)
  const { text } = await read(`/it/enti/${slug}/calendario.ics`)
  assert.match(text, /^SUMMARY/m)
  assert.doesNotMatch(text, /^ATTENDEE/m)
})
