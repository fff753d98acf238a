import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { noDamage } from './damaged-text.ts'
import type { FindPlace } from './draft.ts'
import { proposedMapping } from './mapping.ts'
import { readRow } from './read-row.ts'

const findPlace: FindPlace = (name, province) => {
  if (name.toUpperCase() === 'NAPOLI' && province === 'NA') return { istatCode: '063049', name: 'Napoli' }
  return name.toUpperCase() === 'PRATO' ? { istatCode: '100005', name: 'Prato' } : undefined
}

const mapping = proposedMapping(['cf', 'nome', 'comune', 'prov', 'comuni', 'sito', 'sezione', 'email'])
const read = (...cells: string[]) => readRow(cells, { mapping, damage: noDamage(), findPlace })

test('a row says its name, code and place', () =>
  assert.deepEqual(read('1685160978', 'LEGA PER LA VITA DI PRATO', 'PRATO', 'PO'), {
    kind: 'draft',
    draft: {
      name: 'Lega per la Vita di Prato',
      taxCode: '01685160978',
      istatCode: '100005',
      municipality: 'Prato',
    },
    notes: [{ code: 'tax_code_restored', detail: '01685160978' }],
  }))

test('the province of Naples is not a missing value', () => {
  const row = read('', 'CASA', 'NAPOLI', 'NA')
  assert.equal(row.kind === 'draft' && row.draft.istatCode, '063049')
})

test('a RUNTS section says the type of organisation', () => {
  const row = read('', 'CASA', 'PRATO', 'PO', '', '', 'ORGANIZZAZIONI DI VOLONTARIATO')
  assert.equal(row.kind === 'draft' && row.draft.typeCode, 'odv')
})

const aside: [string[], string][] = [
  [['84006890481', 'PRATO', 'PRATO', 'PO', 'X'], 'is_municipality'],
  [['', 'COMUNE DI PRATO', 'PRATO', 'PO'], 'is_municipality'],
  [['', 'Prato', 'Comune di Prato', 'PO'], 'is_municipality'],
]
for (const [cells, code] of aside)
  test(`${cells[1]} is set aside: ${code}`, () => {
    const row = read(...cells)
    assert.deepEqual([row.kind, row.notes[0]?.code], ['set_aside', code])
  })

const refused: [string[], string][] = [
  [['', '', 'PRATO'], 'name_missing'],
  [['', '---', 'PRATO'], 'name_missing'],
  [['', 'x'.repeat(301), 'PRATO'], 'name_too_long'],
  [['', 'AL\u0007TA', 'PRATO'], 'control_characters'],
  [['', 'AL\u2400TA', 'PRATO'], 'control_characters'],
  [['92070250483', 'CIAOLAPO', 'PRATO'], 'tax_code_check_digit'],
]
for (const [cells, code] of refused)
  test(`a row is refused with its reason: ${code}`, () => {
    const row = read(...cells)
    assert.deepEqual([row.kind, row.notes[0]?.code], ['rejected', code])
  })

test('a wrong address of a site does not lose the row', () => {
  const row = read('', 'Casa', 'Altrove', '', '', 'javascript:alert(1)')
  assert.deepEqual(row.kind === 'draft' && row.draft, { name: 'Casa' })
  assert.deepEqual(
    row.notes.map(({ code }) => code),
    ['municipality_unknown', 'website_wrong'],
  )
})

test('hostile names are kept letter by letter when they are names at all', () => {
  for (const name of ['<script>alert(1)</script>', '=1+1 soci', 'علي \u200fبابا', '盲人😀协会', 'a\u202eb']) {
    const row = read('', name, '')
    assert.equal(row.kind === 'draft' && row.draft.name, name)
  }
})

test('no row whatever can make the reader fail', () =>
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 400 }), { maxLength: 9 }), (cells) => {
      const row = read(...cells)
      assert.ok(['draft', 'set_aside', 'rejected'].includes(row.kind))
    }),
    { numRuns: 500 },
  ))
