import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '../../../../platform/ids.ts'
import { emptyRecord, normalised } from '../../../directory/api.ts'
import type { CodeLists } from '../../../taxonomy/api.ts'
import type { Places } from '../../../territory/api.ts'
import { serviceForm, serviceValues, withService } from './services.ts'

const empty = emptyRecord(newId(), 'it')
const lists = { terms: (list: string) => [{ code: `${list}_1` }] } as unknown as CodeLists
const files = { pictures: new Map(), documents: new Map() }
const known = { lists, places: {} as Places, timeZone: 'Europe/Rome', ...files, standing: undefined }
const at = { row: newId(), newId, today: '2026-11-22' }
const typed = { ...serviceValues(empty, at), name: 'Corso di italiano', documents: 'Documento\nPermesso' }
const sent = (values: object, document = empty) => serviceForm(known, document).safeParse(values)
const saved = (values: object, document = empty) => {
  const { data, error } = sent(values, document)
  return normalised(withService(document, data ?? assert.fail(String(error)), at))
}

test('a new service sent twice is one service, with its documents, phones and prices once', () => {
  const values = { ...typed, 'phones.0.number': '0574 1', 'costs.0.amount': '12,50' }
  const once = saved(values)
  assert.deepEqual(saved(values, once), once)
  assert.deepEqual(
    [once.services.length, once.documents.length, once.phones.length, once.costs[0]?.amount],
    [1, 2, 1, 12.5],
  )
})

test('a document to bring that stays keeps its row, and one that is written anew gets another', () => {
  const once = saved(typed)
  const again = saved({ ...serviceValues(once, at), documents: 'Permesso\nFoto' }, once)
  const idOf = (document: typeof once, text: string) =>
    document.documents.find((one) => one.document === text)?.id
  assert.equal(idOf(again, 'Permesso'), idOf(once, 'Permesso'))
  assert.deepEqual(again.documents.map(({ document }) => document).sort(), ['Foto', 'Permesso'])
})

test('what the form does not show stays: hours, areas, translations, the note of a place', () => {
  const place = { ...empty, services: saved(typed).services }
  const id = at.row
  const schedule = { id: newId(), service_id: id, location_id: null, freq: 'WEEKLY' as const, byday: 'MO' }
  const before = normalised({
    ...place,
    schedules: [{ ...schedule, opens_at: '09:00', closes_at: '12:00', closed: false }],
    areas: [{ id: newId(), service_id: id, istat_code: '100005', name: null }],
    translations: [
      { entity: 'service', entity_id: id, field: 'name', lang: 'ar', text: 'دورة', kind: 'human' },
    ],
  })
  const after = saved({ ...serviceValues(before, at), name: 'Corso di cinese' }, before)
  assert.deepEqual(
    [after.schedules, after.areas, after.translations],
    [before.schedules, before.areas, before.translations],
  )
  assert.equal(after.services[0]?.name, 'Corso di cinese')
})

test('what is wrong is told at its field', () => {
  const fields = (said: object) => sent({ ...typed, ...said }).error?.issues.map(({ path }) => path.join('.'))
  assert.deepEqual(fields({ name: ' ' }), ['name'])
  assert.deepEqual(fields({ minimum_age: '18', maximum_age: '6' }), ['maximum_age'])
  assert.deepEqual(fields({ minimum_age: 'diciotto' }), ['minimum_age'])
  assert.deepEqual(fields({ 'costs.0.amount': 'poco' }), ['costs.0.amount'])
  assert.deepEqual(fields({ places: newId() }), ['places'])
  assert.deepEqual(fields({ sectors: ['sector_1', 'inventato'] }), ['sectors'])
})
