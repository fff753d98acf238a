import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { newId } from '../../../../platform/ids.ts'
import { emptyRecord, normalised } from '../../../directory/api.ts'
import { HoursForm, hoursValues, withHours } from './hours.ts'
import { hoursAgain } from './hours-steps.ts'
import { shownHours, typedHours } from './typed-hours.ts'

const empty = emptyRecord(newId(), 'it')
const at = { row: empty.organization.id }
const saved = (values: object, document = empty) => {
  const { data, error } = HoursForm.safeParse(values)
  return normalised(withHours(document, data ?? assert.fail(String(error)), at))
}
const said = (document: typeof empty) =>
  document.schedules.map(({ byday, opens_at, closes_at }) => `${byday} ${opens_at}-${closes_at}`)

test('hours are understood as people type them', () => {
  const two = '09:00-12:00 15:30-18:00'
  for (const [typed, meant] of [
    ['9-12', '09:00-12:00'],
    ['9-12 / 15.30-18', two],
    ['9:00–12:00, 15:30–18:00', two],
    ['dalle 9 alle 12 e dalle 15.30 alle 18', two],
    ['Dalle ore 9 alle 12', '09:00-12:00'],
    ['9h-12h et 15h30-18h', two],
    ['9 h – 12 h, 15 h 30 – 18 h', two],
    ['٩-١٢', '09:00-12:00'],
    ['９～１２', '09:00-12:00'],
    ['15-18 / 9-12', '09:00-12:00 15:00-18:00'],
    ['20-2', '20:00-02:00'],
    ['h24', '00:00-24:00'],
    ['0-24', '00:00-24:00'],
    ['chiuso', ''],
    ['  ', ''],
  ] as const)
    assert.equal(
      typedHours(typed)
        ?.map(({ opens, closes }) => `${opens}-${closes}`)
        .join(' '),
      meant,
      typed,
    )
})

test('what is not an hour is not guessed at', () => {
  for (const typed of [
    'mattina',
    '9',
    '9-25',
    '12-12',
    '9-12 forse',
    '9-12 / 11-13',
    '24-3',
    '9.70-12',
    '-',
    '9-12-15',
  ])
    assert.equal(typedHours(typed), undefined, typed)
})

test('hours that are shown in a field are read back the same', () => {
  const minutes = fc.integer({ min: 0, max: 287 }).map((n) => n * 5)
  const clock = (n: number) =>
    `${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`
  fc.assert(
    fc.property(fc.uniqueArray(minutes, { minLength: 2, maxLength: 6 }), (times) => {
      const sorted = times.toSorted((a, b) => a - b).map(clock)
      const spans = sorted.flatMap((opens, index) =>
        index % 2 === 0 && sorted[index + 1] ? [{ opens, closes: sorted[index + 1] ?? '' }] : [],
      )
      assert.deepEqual(typedHours(shownHours(spans)), spans)
    }),
  )
})

test('the same hours on several days are typed once and kept as one row', () => {
  const asked = {
    ...hoursValues(empty, at),
    passo: 'riempi',
    days: ['MO', 'TU', 'WE', 'TH', 'FR'],
    fill: '9-12 / 15.30-18',
  }
  const document = saved({ ...hoursAgain(asked), sa: '10-12' })
  assert.deepEqual(said(document).sort(), [
    'MO,TU,WE,TH,FR 09:00-12:00',
    'MO,TU,WE,TH,FR 15:30-18:00',
    'SA 10:00-12:00',
  ])
  assert.deepEqual(saved(hoursValues(document, at), document), document)
})

test('hours that stay keep their row and its note; first Saturdays and the hours of services stay', () => {
  const row = {
    service_id: null,
    location_id: null,
    freq: 'WEEKLY' as const,
    closed: false,
    valid_from: null,
    valid_to: null,
  }
  const morning = {
    ...row,
    id: newId(),
    byday: 'MO,TU',
    opens_at: '09:00',
    closes_at: '12:00',
    description: 'su appuntamento',
  }
  const first = { ...morning, id: newId(), freq: 'MONTHLY' as const, byday: '1SA' }
  const document = normalised({ ...empty, schedules: [morning, first] })
  const changed = saved({ ...hoursValues(document, at), we: '9-12', th: '15-18' }, document)
  assert.ok(changed.schedules.some((one) => one.id === first.id))
  assert.ok(
    changed.schedules.some((one) => one.id === morning.id && one.byday === 'MO,TU,WE' && one.description),
  )
  assert.equal(changed.schedules.length, 3)
})

test('a summer and a closure have their dates, also typed as people write them', () => {
  const typed = {
    ...hoursValues(empty, at),
    'seasons.0.from': '15/6/2027',
    'seasons.0.to': '15/9/2027',
    'seasons.0.mo': '8-12',
    'closures.0.from': '2027-08-15',
    'closures.0.note': 'Ferie',
  }
  const document = saved(typed)
  assert.deepEqual(
    document.schedules.map((one) => [one.closed, one.valid_from, one.valid_to, one.description]),
    [
      [false, '2027-06-15', '2027-09-15', null],
      [true, '2027-08-15', '2027-08-15', 'Ferie'],
    ],
  )
  const cleared = {
    ...hoursValues(document, at),
    'seasons.0.mo': '',
    'closures.0.from': '',
    'closures.0.to': '',
  }
  assert.deepEqual(saved(cleared, document).schedules, [])
})

test('what is wrong is told at its field', () => {
  const fields = (values: object) =>
    HoursForm.safeParse({ ...hoursValues(empty, at), ...values }).error?.issues.map(({ path }) =>
      path.join('.'),
    )
  assert.deepEqual(fields({ mo: 'mattina' }), ['mo'])
  assert.deepEqual(fields({ 'seasons.0.tu': '9-12' }), ['seasons.0.from'])
  assert.deepEqual(fields({ 'closures.1.from': '2027-02-30' }), ['closures.1.from'])
  assert.deepEqual(fields({ 'closures.0.from': '2027-08-20', 'closures.0.to': '2027-08-10' }), [
    'closures.0.to',
  ])
})
