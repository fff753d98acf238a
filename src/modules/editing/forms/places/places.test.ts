import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { MODULES } from '../../../../modules.ts'
import { newId } from '../../../../platform/ids.ts'
import { type TestApplication, testApplication } from '../../../../platform/testing/application.ts'
import { emptyRecord, normalised } from '../../../directory/api.ts'
import { type Known, readKnown } from '../known.ts'
import { placeAgain } from './place-steps.ts'
import { placeForm, placeValues, withPlace } from './places.ts'

let house: TestApplication
let known: Known
before(async () => {
  house = await testApplication(MODULES)
  known = await readKnown(house.services)
})
after(() => house.stop())

const empty = emptyRecord(newId(), 'it')
const at = { row: newId(), newId, today: '2026-11-22' }
const sent = (values: object) =>
  placeForm(known).safeParse({ ...placeValues(empty, at, known), address_1: 'via Ricasoli 25', ...values })
const saved = (values: object, document = empty) => {
  const { data, error } = sent(values)
  return normalised(withPlace(document, data ?? assert.fail(String(error)), at))
}
const wrong = (values: object) =>
  sent(values).error?.issues.map(({ path, message }) => [path.join('.'), message])

test('the municipality is found by name, with its province, or by postal code', () => {
  for (const town of ['Prato', 'prato (PO)', '59100', '59100 Prato'])
    assert.equal(saved({ town }).locations[0]?.istat_code, '100005', town)
  assert.deepEqual(wrong({ town: 'Atlantide' }), [['town', 'editing.forms.town_unknown']])
})

test('of several municipalities with a postal code the person chooses one', () => {
  const several = known.places.municipalities.find(
    ({ postalCodes: [code = ''] }) => known.places.byPostalCode(code).length > 1,
  )
  const [code = ''] = several?.postalCodes ?? []
  assert.deepEqual(wrong({ town: code }), [['town', 'editing.forms.town_many']])
  assert.equal(saved({ town: code, istat_code: several?.istat }).locations[0]?.istat_code, several?.istat)
  assert.deepEqual(wrong({ town: code, istat_code: '058091' }), [['town', 'editing.forms.town_many']])
})

test('the pin begins in the middle of the town, goes a step north, and is then where a person put it', () => {
  const step = (passo: string, values: object) =>
    placeAgain({ ...placeValues(empty, at, known), ...values, passo }, at, empty, known) ?? assert.fail()
  const middle = step('centro', { town: 'Prato' })
  const north = step('nord', middle)
  const [one, other] = [saved(middle), saved(north)].map(
    ({ locations }) => locations[0]?.point ?? assert.fail(),
  )
  assert.equal(one?.quality, 'municipality')
  assert.equal(other?.quality, 'address')
  assert.ok(Number(other?.latitude) - Number(one?.latitude) > 0.0002)
  assert.deepEqual(saved(placeValues(saved(middle), at, known), saved(middle)), saved(middle))
})

test('half a position and degrees off the globe are refused at their field', () => {
  assert.deepEqual(
    wrong({ latitude: '43,8' })?.map(([field]) => field),
    ['longitude'],
  )
  assert.deepEqual(
    wrong({ latitude: '143', longitude: '11' })?.map(([field]) => field),
    ['latitude'],
  )
  assert.deepEqual(
    wrong({ latitude: 'qui', longitude: '11' })?.map(([field]) => field),
    ['latitude'],
  )
})

test('one place at a time is the registered seat', () => {
  const first = saved({ seat: 'yes' })
  assert.equal(first.organization.seat_id, at.row)
  assert.equal(saved({}, first).organization.seat_id, null)
})
