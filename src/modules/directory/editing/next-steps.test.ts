import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { loadCatalogues } from '../../../platform/i18n/catalogue.ts'
import { emptyRecord } from './create-record.ts'
import { changeWord, groupWord } from './field-words.ts'
import { completeness, STEPS } from './next-steps.ts'
import { anyRecord, FIXTURE_ID } from './record-fixture.ts'
import { fieldsOf, normalised } from './record-rows.ts'
import { GROUPS, LIST_NAMES, LISTS } from './record-shape.ts'

const { organization } = emptyRecord(FIXTURE_ID, 'it')
const id = (n: number) => `00000000-0000-7000-8000-00000000010${n}`

test('an empty record is first asked how to reach it, what it does and with which services', () => {
  const { share, next } = completeness(normalised({ organization }))
  assert.equal(share, 0)
  assert.deepEqual(
    next.map(({ step, group }) => [step, group]),
    [
      ['phone', 'contacts'],
      ['description', 'texts'],
      ['services', 'services'],
    ],
  )
})

test('what cannot be is not asked: no service no costs, no door no steps, no text no translation', () => {
  const online = { id: id(1), location_type: 'virtual', position: 0 }
  const bare = normalised({ organization: { ...organization, email: 'a@ente.example' }, locations: [online] })
  // Of eleven: without service_details, service_cost, accessibility, translation and address.
  assert.equal(completeness(bare).share, 1 / 6)
})

test('a full record has all its share and nothing left to do', () => {
  const service = {
    ...{ id: id(2), name: 'Doposcuola', status: 'active', free: true, position: 0 },
    ...{ eligibility_description: 'Tutti', application_process: 'Chiama' },
  }
  const full = normalised({
    organization: { ...organization, description: 'x'.repeat(80), email: 'a@ente.example' },
    services: [service],
    locations: [
      {
        id: id(1),
        location_type: 'physical',
        address_1: 'Via 1',
        istat_code: '100005',
        wheelchair: false,
        position: 0,
      },
    ],
    schedules: [
      { id: id(3), freq: 'WEEKLY', byday: 'MO', opens_at: '09:00', closes_at: '12:00', closed: false },
    ],
    terms: [
      { taxonomy: 'area', code: 'sociale' },
      { taxonomy: 'beneficiary', code: 'minori' },
    ],
    languages: [{ code: 'it' }],
    translations: [
      {
        entity: 'organization',
        entity_id: FIXTURE_ID,
        field: 'description',
        lang: 'en',
        text: 'x',
        kind: 'human',
      },
    ],
  })
  assert.deepEqual(completeness(full), { share: 1, next: [] })
})

test('the share is between 0 and 1, and the steps are those that are missing', () => {
  fc.assert(
    fc.property(anyRecord, (record) => {
      const { share, next } = completeness(record)
      assert.ok(share >= 0 && share <= 1)
      assert.equal(next.length === 0, share === 1)
      assert.ok(next.length <= 3)
    }),
  )
})

test('every group, list, field and step has its words', () => {
  const words: Record<string, string> = loadCatalogues(['directory']).it
  const keys = [
    ...GROUPS.map(groupWord),
    ...STEPS.flatMap((step) => [`directory.step.${step}`, `directory.step.${step}_why`]),
    ...LIST_NAMES.map((list) => `directory.entity.${LISTS[list].entity}`),
    ...[...LIST_NAMES, 'organization' as const].flatMap((list) =>
      fieldsOf(list).map((field) => `directory.field.${field}`),
    ),
  ]
  assert.deepEqual(
    keys.filter((key) => words[key] === undefined),
    [],
  )
  assert.equal(changeWord({ entity: 'phone', field: 'number' }), 'directory.field.number')
  assert.equal(changeWord({ entity: 'phone' }), 'directory.entity.phone')
})
