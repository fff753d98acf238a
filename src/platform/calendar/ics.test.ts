import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CalendarEvent, ics } from './ics.ts'

const NOW = new Date('2026-11-22T08:00Z')
const PAGE = new URL('https://example.org/it/enti/prova')
const EVENT: CalendarEvent = {
  id: '0190-a',
  summary: 'Aperto',
  start: '2026-01-05T09:00',
  end: '2026-01-05T12:00',
  changed: new Date('2026-10-01T10:00Z'),
}
/** The lines as a reader unfolds them. */
const lines = (text: string) => text.replaceAll('\r\n ', '').split('\r\n')

const BREAKS = [
  '\r\n',
  '\n',
  '\r',
  '\r\n\r\n',
  '\v',
  '\f',
  '\u0085',
  '\u2028',
  '\u2029',
  '\0\r\n',
  '\\\r\n',
  '\r\n\t',
  '\r\n ',
  '%0d%0a',
  '\\n',
  '";\r\n',
  '\n\r',
]

test('no line break in any text makes a line of its own', () => {
  const usual = lines(
    ics({ name: 'x', url: PAGE, events: [{ ...EVENT, description: 'x', location: 'x' }] }, NOW),
  )
  for (const sign of BREAKS) {
    const text = `x${sign}ATTENDEE:mailto:mallory@example.org`
    const hostile = { ...EVENT, id: `0190-a${sign}X`, summary: text, description: text, location: text }
    const written = ics({ name: text, url: PAGE, events: [hostile] }, NOW)
    assert.equal(lines(written).length, usual.length, JSON.stringify(sign))
    assert.doesNotMatch(
      written.replaceAll('\r\n ', '').replaceAll('\r\n', '\n'),
      /^(ATTENDEE|X:)|[\r\v\f\0\u0085\u2028\u2029]/m,
    )
  }
})

test('lines have at most 75 octets and no character is cut', () => {
  const summary = `${'عربي 中文 русский 😀, ; \\ '.repeat(40)}`
  const written = ics({ name: 'x', url: PAGE, events: [{ ...EVENT, summary }] }, NOW)
  for (const line of written.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line)
  const [, read = ''] =
    lines(written)
      .find((line) => line.startsWith('SUMMARY:'))
      ?.split(/:(.*)/s) ?? []
  assert.equal(read.replace(/\\([\\;,])/g, '$1'), summary)
})

test('a line of 75 octets stays whole, one of 76 is parted', () => {
  for (const [letters, pieces] of [
    [67, 1],
    [68, 2],
    [67 + 74, 2],
    [67 + 75, 3],
  ] as const) {
    const written = ics({ name: 'x', url: PAGE, events: [{ ...EVENT, summary: 'x'.repeat(letters) }] }, NOW)
    const [summary = ''] = /^SUMMARY:.*(?:\r\n .*)*/m.exec(written) ?? []
    assert.equal(summary.split('\r\n ').length, pieces, `${letters}`)
  }
})

test('times stand on the clock of Rome, days alone, stamps in universal time', () => {
  const repeats = {
    freq: 'WEEKLY',
    byday: 'MO,TU',
    until: '2026-12-31',
    except: ['2026-01-06T09:00'],
  } as const
  const days = { ...EVENT, id: '0190-b', start: '2026-03-01', end: '2026-03-03' }
  const off = { ...days, id: '0190-c', status: 'CANCELLED', url: new URL('#c', PAGE) } as const
  const { end: _, ...open } = { ...EVENT, id: '0190-d' }
  const written = lines(ics({ name: 'x', url: PAGE, events: [{ ...EVENT, repeats }, days, off, open] }, NOW))
  assert.equal(written.filter((line) => line.startsWith('DTEND')).length, 3)
  for (const line of [
    'UID:0190-a@example.org',
    'DTSTAMP:20261122T080000Z',
    'LAST-MODIFIED:20261001T100000Z',
    'DTSTART;TZID=Europe/Rome:20260105T090000',
    'RRULE:FREQ=WEEKLY;BYDAY=MO,TU;UNTIL=20261231T225959Z',
    'EXDATE;TZID=Europe/Rome:20260106T090000',
    'DTSTART;VALUE=DATE:20260301',
    'DTEND;VALUE=DATE:20260303',
    'STATUS:CANCELLED',
    'URL:https://example.org/it/enti/prova#c',
    'TZID:Europe/Rome',
  ])
    assert.ok(written.includes(line), line)
})
