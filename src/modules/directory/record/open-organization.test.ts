import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type OwnedSpan, openOrganization } from './open-organization.ts'

const span = (byday: string, opens: string, closes: string, more: Partial<OwnedSpan> = {}): OwnedSpan => ({
  freq: 'WEEKLY',
  byday,
  opens_at: opens,
  closes_at: closes,
  valid_from: null,
  valid_to: null,
  closed: false,
  service_id: null,
  location_id: null,
  ...more,
})
const office = span('TH', '17:30', '19:30')
const desk = span('MO,TU', '08:30', '12:30', { service_id: 'desk' })
const branch = span('SA', '09:00', '12:00', { location_id: 'branch' })
const away = span('MO', '00:00', '24:00', { closed: true, valid_from: '2026-11-23', valid_to: '2026-11-23' })

/** `open desk 12:30` or `closed own MO 08:30`. */
function said(spans: readonly OwnedSpan[], now: string): string {
  const { state, serviceId } = openOrganization(spans, new Date(now))
  if (state.state === 'unknown') return 'unknown'
  const clock = state.state === 'open' ? state.until : state.opens
  return `${state.state} ${serviceId ?? 'own'} ${clock?.day} ${clock?.time}`
}

const CASES: readonly [sentence: string, spans: readonly OwnedSpan[], now: string, expected: string][] = [
  ['nothing is known of no hours', [], '2026-11-23T10:00+01:00', 'unknown'],
  [
    'a service that is open opens the organisation',
    [office, desk],
    '2026-11-23T10:00+01:00',
    'open desk MO 12:30',
  ],
  ['what opens first is said', [office, desk], '2026-11-24T13:00+01:00', 'closed own TH 17:30'],
  ['another place counts', [office, branch], '2026-11-28T10:00+01:00', 'open own SA 12:00'],
  [
    'the longest opening counts',
    [desk, span('MO', '09:00', '11:00')],
    '2026-11-23T10:00+01:00',
    'open desk MO 12:30',
  ],
  [
    'on a tie the organisation itself',
    [desk, span('MO', '08:30', '12:30')],
    '2026-11-23T10:00+01:00',
    'open own MO 12:30',
  ],
  [
    'a closure of all closes services too',
    [office, desk, away],
    '2026-11-23T10:00+01:00',
    'closed desk TU 08:30',
  ],
  [
    'a closure of one service leaves the rest',
    [office, desk, { ...away, service_id: 'desk' }],
    '2026-11-26T18:00+01:00',
    'open own TH 19:30',
  ],
]
for (const [sentence, spans, now, expected] of CASES) {
  test(`open or not: ${sentence}`, () => assert.equal(said(spans, now), expected))
}
