import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { emptyRecord } from './create-record.ts'
import { applyChanges, changeKey, changesBetween } from './record-changes.ts'
import { RecordDocument } from './record-document.ts'
import { anyRecord, FIXTURE_ID } from './record-fixture.ts'
import { normalised } from './record-rows.ts'

const record = emptyRecord(FIXTURE_ID, 'it')

test('the changes between two records turn the first into the second', () => {
  fc.assert(
    fc.property(anyRecord, anyRecord, (before, after) => {
      const changes = changesBetween(before, after)
      assert.deepEqual(applyChanges(before, changes), after)
      assert.equal(new Set(changes.map(changeKey)).size, changes.length)
    }),
  )
})

test('a record has no changes against itself, whatever went through JSON in between', () => {
  fc.assert(
    fc.property(anyRecord, (one) => {
      assert.deepEqual(changesBetween(one, normalised(JSON.parse(JSON.stringify(one)))), [])
      assert.deepEqual(normalised(one), one)
    }),
  )
})

test('some of the changes make a record that is in order, and the others complete it', () => {
  fc.assert(
    fc.property(anyRecord, anyRecord, fc.infiniteStream(fc.boolean()), (before, after, chosen) => {
      const some = changesBetween(before, after).filter(() => chosen.next().value)
      const part = applyChanges(before, some)
      assert.deepEqual(normalised(part), part)
      assert.deepEqual(applyChanges(part, changesBetween(part, after)), after)
    }),
  )
})

test('what an arbitrary record has is allowed', () => {
  fc.assert(fc.property(anyRecord, (one) => assert.ok(RecordDocument.safeParse(one).success)))
})

test('a change says its field, its kind and the part of the record it belongs to', () => {
  const named = { ...record, organization: { ...record.organization, name: 'La Lanterna' } }
  const phone = {
    ...{ id: FIXTURE_ID.replace('1', '2'), service_id: null, location_id: null, number: '0574 1' },
    ...{ extension: null, type: 'voice' as const, description: null, position: 0 },
  }
  const withPhone = { ...named, phones: [phone] }
  const moved = { ...named, phones: [{ ...phone, position: 1, number: '0574 2' }] }
  const brief = (from: typeof record, to: typeof record) =>
    changesBetween(from, to).map(({ entity, field, kind, group, identity }) => [
      entity,
      field,
      kind,
      group,
      identity,
    ])
  assert.deepEqual(brief(record, withPhone), [
    ['organization', 'name', 'added', 'identity', true],
    ['phone', undefined, 'added', 'contacts', false],
  ])
  assert.deepEqual(brief(withPhone, moved), [
    ['phone', 'number', 'changed', 'contacts', false],
    ['phone', 'position', 'moved', 'contacts', false],
  ])
})

test('names, codes, type and legal form are the identity of an organisation, also a translated name', () => {
  const { id } = record.organization
  const after = normalised({
    organization: {
      ...record.organization,
      name: 'A',
      alternate_name: 'B',
      type_code: 'odv',
      website: 'https://a.example',
    },
    identifiers: [{ scheme: 'IT-CF', identifier: '1' }],
    translations: [
      { entity: 'organization', entity_id: id, field: 'name', lang: 'fr', text: 'A', kind: 'human' },
      { entity: 'organization', entity_id: id, field: 'purpose', lang: 'fr', text: 'P', kind: 'human' },
    ],
  })
  const identity = changesBetween(record, after).filter((change) => change.identity)
  assert.deepEqual(
    identity.map(({ entity, field, id: key }) => field ?? `${entity} ${key}`),
    [
      'name',
      'alternate_name',
      'type_code',
      'organization_identifier IT-CF',
      `translation organization/${id}/name/fr`,
    ],
  )
})

test('a service that is not approved takes its telephone with it', () => {
  const after = normalised({
    organization: record.organization,
    services: [{ id: id('b'), name: 'Doposcuola', status: 'active', position: 0 }],
    phones: [{ id: id('c'), service_id: id('b'), number: '0574 1', type: 'voice', position: 0 }],
  })
  const phoneOnly = changesBetween(record, after).filter(({ entity }) => entity === 'phone')
  assert.equal(phoneOnly.length, 1)
  assert.deepEqual(applyChanges(record, phoneOnly), record)
})

test('fields nobody knows, and text of spaces only, are not taken', () => {
  const raw = {
    ...record.organization,
    name: '  La Lanterna ',
    purpose: ' \r\n ',
    version: 7,
    visibility: 'public',
  }
  const { organization } = normalised({ organization: raw })
  assert.equal(organization.name, 'La Lanterna')
  assert.equal(organization.purpose, null)
  assert.ok(!('visibility' in organization) && !('version' in organization))
})

const id = (letter: string) => `00000000-0000-7000-8000-00000000000${letter}`
