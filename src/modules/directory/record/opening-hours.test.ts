import assert from 'node:assert/strict'
import { test } from 'node:test'
import { easter, holidayOn } from './holidays.ts'
import { openState, type Span } from './opening-hours.ts'

const span = (byday: string, opens: string, closes: string, more: Partial<Span> = {}): Span => ({
  freq: 'WEEKLY',
  byday,
  opens_at: opens,
  closes_at: closes,
  valid_from: null,
  valid_to: null,
  closed: false,
  ...more,
})

const WORKDAYS = 'MO,TU,WE,TH,FR'
const ALL = 'MO,TU,WE,TH,FR,SA,SU'
const office = [span(WORKDAYS, '09:00', '13:00'), span('TU,TH', '15:00:00', '18:30:00')]
const dormitory = [span(ALL, '20:00', '08:00')]
const august = span(ALL, '00:00', '24:00', { closed: true, valid_from: '2026-08-01', valid_to: '2026-08-31' })
const summer = [span('SA', '10:00', '12:00', { valid_from: '2027-06-01', valid_to: '2027-08-31' })]

/** The state as one line: `open until 2026-11-23 13:00 (0)`. */
function said(spans: readonly Span[], now: string): string {
  const state = openState(spans, new Date(now))
  if (state.state === 'unknown') return 'unknown'
  const moment = state.state === 'open' ? state.until : state.opens
  const word = state.state === 'open' ? 'open until' : 'closed, opens'
  const feast = state.holiday ? ` holiday ${state.holiday}` : ''
  return `${word} ${moment ? `${moment.date} ${moment.time} ${moment.day} (${moment.inDays})` : 'never'}${feast}`
}

const CASES: readonly [sentence: string, spans: readonly Span[], now: string, expected: string][] = [
  ['no hours say nothing', [], '2026-11-23T10:00+01:00', 'unknown'],
  ['in the morning', office, '2026-11-23T10:00+01:00', 'open until 2026-11-23 13:00 MO (0)'],
  ['the first minute is open', office, '2026-11-23T09:00+01:00', 'open until 2026-11-23 13:00 MO (0)'],
  ['the last minute is open', office, '2026-11-23T12:59:59+01:00', 'open until 2026-11-23 13:00 MO (0)'],
  ['at one it is closed', office, '2026-11-23T13:00+01:00', 'closed, opens 2026-11-24 09:00 TU (1)'],
  ['a split day at lunch', office, '2026-11-24T14:00+01:00', 'closed, opens 2026-11-24 15:00 TU (0)'],
  ['after the week', office, '2026-11-27T18:00+01:00', 'closed, opens 2026-11-30 09:00 MO (3)'],
  ['over midnight, before', dormitory, '2026-11-23T23:00+01:00', 'open until 2026-11-24 08:00 TU (1)'],
  ['over midnight, after', dormitory, '2026-11-24T03:00+01:00', 'open until 2026-11-24 08:00 TU (0)'],
  ['over midnight, by day', dormitory, '2026-11-24T12:00+01:00', 'closed, opens 2026-11-24 20:00 TU (0)'],
  ['never closes', [span(ALL, '00:00', '00:00')], '2026-11-24T12:00+01:00', 'open until never'],
  ['never closes, said 23:59', [span(ALL, '00:00', '23:59')], '2026-11-24T23:59+01:00', 'open until never'],
  [
    'Sunday by another clock is still Sunday here',
    office,
    '2026-11-22T23:30-05:00',
    'closed, opens 2026-11-23 09:00 MO (0)',
  ],
  ['summer time counts', office, '2026-07-20T08:30+02:00', 'closed, opens 2026-07-20 09:00 MO (0)'],
  ['the night the clock goes on', dormitory, '2026-03-29T05:30Z', 'open until 2026-03-29 08:00 SU (0)'],
  ['the night the clock goes back', dormitory, '2026-10-25T06:30Z', 'open until 2026-10-25 08:00 SU (0)'],
  [
    'the hour that repeats',
    [span('SU', '01:00', '02:45')],
    '2026-10-25T01:30Z',
    'open until 2026-10-25 02:45 SU (0)',
  ],
  [
    'closed all August',
    [...office, august],
    '2026-08-03T10:00+02:00',
    'closed, opens 2026-09-01 09:00 TU (29)',
  ],
  [
    'opens until the closure begins',
    [...dormitory, august],
    '2026-07-31T22:00+02:00',
    'open until 2026-08-01 00:00 SA (1)',
  ],
  [
    'closed for an hour',
    [...office, span('MO', '10:00', '11:00', { closed: true })],
    '2026-11-23T10:30+01:00',
    'closed, opens 2026-11-23 11:00 MO (0)',
  ],
  ['a summer service in winter', summer, '2026-11-23T10:00+01:00', 'closed, opens 2027-06-05 10:00 SA (194)'],
  ['a summer that is over says nothing', summer, '2027-11-23T10:00+01:00', 'unknown'],
  ['only closures say nothing', [august], '2026-08-03T10:00+02:00', 'unknown'],
  ['Christmas', office, '2026-12-25T10:00+01:00', 'closed, opens 2026-12-28 09:00 MO (3) holiday christmas'],
  [
    'Easter Monday',
    office,
    '2027-03-29T10:00+02:00',
    'closed, opens 2027-03-30 09:00 TU (1) holiday easter_monday',
  ],
  [
    'a holiday on a day it is closed anyway',
    office,
    '2026-11-01T10:00+01:00',
    'closed, opens 2026-11-02 09:00 MO (1)',
  ],
  [
    'a holiday is skipped by the next opening',
    office,
    '2026-12-07T14:00+01:00',
    'closed, opens 2026-12-09 09:00 WE (2)',
  ],
  [
    'who opens every day opens on holidays',
    dormitory,
    '2026-12-25T22:00+01:00',
    'open until 2026-12-26 08:00 SA (1) holiday christmas',
  ],
  [
    'hours given for that day hold',
    [...office, span('FR', '12:00', '15:00', { valid_from: '2026-12-25', valid_to: '2026-12-25' })],
    '2026-12-25T13:00+01:00',
    'open until 2026-12-25 15:00 FR (0) holiday christmas',
  ],
  [
    'the first Saturday',
    [span('1SA', '10:00', '12:00', { freq: 'MONTHLY' })],
    '2026-11-07T11:00+01:00',
    'open until 2026-11-07 12:00 SA (0)',
  ],
  [
    'not the second Saturday',
    [span('1SA', '10:00', '12:00', { freq: 'MONTHLY' })],
    '2026-11-14T11:00+01:00',
    'closed, opens 2026-12-05 10:00 SA (21)',
  ],
  [
    'the last Sunday',
    [span('-1SU', '10:00', '12:00', { freq: 'MONTHLY' })],
    '2026-11-28T11:00+01:00',
    'closed, opens 2026-11-29 10:00 SU (1)',
  ],
  [
    'spans that touch are one',
    [span('MO', '09:00', '12:00'), span('MO', '12:00', '14:00')],
    '2026-11-23T10:00+01:00',
    'open until 2026-11-23 14:00 MO (0)',
  ],
]

for (const [sentence, spans, now, expected] of CASES) {
  test(`hours: ${sentence}`, () => assert.equal(said(spans, now), expected))
}

test('Easter falls where the calendar says', () => {
  const known = {
    2000: '2000-04-23',
    2024: '2024-03-31',
    2025: '2025-04-20',
    2026: '2026-04-05',
    2038: '2038-04-25',
  }
  for (const [year, date] of Object.entries(known)) assert.equal(easter(Number(year)), date)
})

test('Saint Francis is a holiday from 2026 on', () => {
  assert.equal(holidayOn('2025-10-04'), undefined)
  assert.equal(holidayOn('2026-10-04'), 'francis')
})
