import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '../../../../platform/ids.ts'
import { changesBetween, emptyRecord, normalised } from '../../../directory/api.ts'
import type { CodeLists } from '../../../taxonomy/api.ts'
import type { Places } from '../../../territory/api.ts'
import { eventForm, eventValues, withEvent } from './events.ts'

const empty = emptyRecord(newId(), 'it')
const files = { pictures: new Map(), documents: new Map() }
const places = { findMunicipality: () => undefined, placesNamed: () => [] } as unknown as Places
const known = { lists: {} as CodeLists, places, timeZone: 'Europe/Rome', ...files, standing: undefined }
const at = { row: newId(), newId, today: '2026-11-22' }
const typed = { ...eventValues(empty, at, known), name: 'Cena di quartiere', starts_on: '2026-12-05' }
const sent = (values: object) => eventForm(known, empty).safeParse({ ...typed, ...values })
const wrong = (values: object) =>
  Object.fromEntries(sent(values).error?.issues.map(({ path, message }) => [path.join('.'), message]) ?? [])
const saved = (values: object) => {
  const { data, error } = sent(values)
  return normalised(withEvent(empty, data ?? assert.fail(String(error)), at))
}

test('an event sent twice is one event, and its form sent as it is shown changes nothing', () => {
  const once = saved({ starts_at: '18.30', ends_at: '20', free: 'yes', booking: '0574 123456' })
  const [event] = once.events
  assert.deepEqual([event?.starts_at, event?.ends_at, event?.status], ['18:30', '20:00', 'scheduled'])
  const again = eventForm(known, once).parse(eventValues(once, at, known))
  assert.deepEqual(changesBetween(once, normalised(withEvent(once, again, at))), [])
})

test('what cannot be is told at its field: days, hours, order, the night clocks go forward', () => {
  const late = 'directory.editing.ends_before_start'
  assert.deepEqual(wrong({ starts_on: '' }), { starts_on: 'form.required' })
  assert.deepEqual(wrong({ starts_on: '31/02/2026' }), { starts_on: 'form.date' })
  assert.deepEqual(wrong({ starts_on: '31/02/2026', starts_at: '18:00' }), { starts_on: 'form.date' })
  assert.deepEqual(wrong({ starts_at: '25:00' }), { starts_at: 'directory.editing.time' })
  assert.deepEqual(wrong({ ends_on: '2026-12-04' }), { ends_on: late })
  assert.deepEqual(wrong({ ends_at: '20:00' }), { starts_at: 'directory.editing.start_hour' })
  assert.deepEqual(wrong({ starts_at: '22:00', ends_at: '2:00' }), {
    ends_at: 'directory.editing.ends_same_day',
  })
  assert.deepEqual(wrong({ starts_at: '22:00', ends_at: '2:00', ends_on: '6/12/2026' }), {})
  const missing = 'editing.forms.event_hour_missing'
  assert.deepEqual(wrong({ starts_on: '2027-03-28', starts_at: '02:30' }), { starts_at: missing })
  assert.deepEqual(
    wrong({ starts_on: '2027-03-27', starts_at: '21', ends_on: '2027-03-28', ends_at: '2:30' }),
    { ends_at: missing },
  )
  assert.deepEqual(wrong({ starts_on: '2026-10-25', starts_at: '02:30' }), {})
})

test('how to take part is a site, an address of mail or a number; a place is one of the record', () => {
  for (const booking of ['https://ente.example/cena', 'cena@ente.example', '0574 123456', ''])
    assert.deepEqual(wrong({ booking }), {}, booking)
  for (const booking of ['javascript:alert(1)', 'chiedere in segreteria'])
    assert.deepEqual(wrong({ booking }), { booking: 'directory.editing.booking' })
  assert.ok('place_id' in wrong({ place_id: newId() }))
  assert.deepEqual(wrong({ town: 'Nessundove' }), { town: 'editing.forms.town_unknown' })
})
