import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Draft } from './draft.ts'
import { type Candidate, matched } from './match.ts'

const PRATO = '100005'
const draft = (change: Partial<Draft>): Draft => ({
  name: 'AVIS Comunale Prato',
  istatCode: PRATO,
  ...change,
})
const record = (organizationId: string, change: Partial<Candidate> = {}): Candidate => ({
  organizationId,
  name: 'AVIS Comunale Prato',
  istatCode: PRATO,
  taxCode: null,
  ...change,
})

test('the tax code decides, whatever the names', () =>
  assert.deepEqual(matched(draft({ taxCode: '1' }), [record('a', { name: 'Altro', taxCode: '1' })], []), {
    kind: 'certain',
    method: 'identifier',
    organizationId: 'a',
  }))

test('two records with the codes of one row are asked, never joined', () =>
  assert.equal(
    matched(draft({ taxCode: '1', runtsNumber: '2' }), [record('a'), record('b')], []).kind,
    'ambiguous',
  ))

test('a register number on a record with another tax code is asked', () =>
  assert.equal(matched(draft({ taxCode: '1' }), [record('a', { taxCode: '2' })], []).kind, 'ambiguous'))

test('the same name in the same municipality is the same body when neither code says otherwise', () =>
  assert.deepEqual(matched(draft({ taxCode: '1' }), [], [record('a', { name: 'A.V.I.S. COMUNALE PRATO' })]), {
    kind: 'certain',
    method: 'name',
    organizationId: 'a',
  }))

test('a name is no key: another tax code or another municipality is another body', () => {
  assert.equal(matched(draft({ taxCode: '1' }), [], [record('a', { taxCode: '2' })]).kind, 'none')
  assert.equal(matched(draft({}), [], [record('a', { istatCode: '100006' })]).kind, 'none')
  assert.equal(matched(draft({ istatCode: undefined as never }), [], [record('a')]).kind, 'none')
})

test('two records with that very name are asked', () =>
  assert.equal(matched(draft({}), [], [record('a'), record('b')]).kind, 'ambiguous'))

test('an alike name is asked with its likeness', () => {
  const match = matched(
    draft({ name: 'Fraternita di Misericordia di Vaiano' }),
    [],
    [record('a', { name: 'Misericordia Vaiano Fraternità' }), record('b', { name: 'Pubblica Assistenza' })],
  )
  assert.equal(match.kind, 'ambiguous')
  assert.deepEqual(match.kind === 'ambiguous' && match.candidates.map((one) => one.organizationId), ['a'])
})
