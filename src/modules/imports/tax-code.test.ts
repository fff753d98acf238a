import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isEntityTaxCode } from '../directory/api.ts'
import { isPersonalTaxCode, readTaxCode } from './tax-code.ts'

const cells: [string, ReturnType<typeof readTaxCode>][] = [
  ['92070250482', { kind: 'entity', value: '92070250482', restored: false }],
  [' 92070250482 ', { kind: 'entity', value: '92070250482', restored: false }],
  ['92070250482.0', { kind: 'entity', value: '92070250482', restored: false }],
  ['IT 01685160978', { kind: 'entity', value: '01685160978', restored: false }],
  ['IT01685160978', { kind: 'entity', value: '01685160978', restored: false }],
  ['="01685160978"', { kind: 'entity', value: '01685160978', restored: false }],
  ['1685160978', { kind: 'entity', value: '01685160978', restored: true }],
  ['RSSMRA85T10A562S', { kind: 'personal', value: 'RSSMRA85T10A562S' }],
  ['rssmra85t10a562s', { kind: 'personal', value: 'RSSMRA85T10A562S' }],
  ['', { kind: 'none' }],
  ['   ', { kind: 'none' }],
  ['92070250483', { kind: 'wrong', why: 'check_digit' }],
  ['RSSMRA85T10A562T', { kind: 'wrong', why: 'check_digit' }],
  ['1685160979', { kind: 'wrong', why: 'length' }],
  ['00000000000', { kind: 'wrong', why: 'check_digit' }],
  ['12', { kind: 'wrong', why: 'length' }],
  ['9'.repeat(110), { kind: 'wrong', why: 'length' }],
  ['9207025O482', { kind: 'wrong', why: 'letters' }],
  ['9207\u00000250482', { kind: 'wrong', why: 'letters' }],
  ['<script>', { kind: 'wrong', why: 'letters' }],
  ['=1+1', { kind: 'wrong', why: 'letters' }],
  ['٩٢٠٧٠٢٥٠٤٨٢', { kind: 'wrong', why: 'letters' }],
]

for (const [cell, expected] of cells)
  test(`the cell ${JSON.stringify(cell.slice(0, 20))} is read as ${JSON.stringify(expected)}`, () =>
    assert.deepEqual(readTaxCode(cell), expected))

test('one changed digit is always noticed', () => {
  const code = '92070250482'
  for (let place = 0; place < 11; place++)
    for (let digit = 0; digit < 10; digit++) {
      const changed = code.slice(0, place) + digit + code.slice(place + 1)
      assert.equal(isEntityTaxCode(changed), changed === code, changed)
    }
})

test('a code given twice because of equal names stays a personal one', () =>
  assert.equal(isPersonalTaxCode('RSSMRA85T10A56NH'), true))
