import assert from 'node:assert/strict'
import { test } from 'node:test'
import { normalised } from './normalised.ts'

test('the same word is the same however it is typed', () => {
  const pairs = [
    ["DISABILITA'", 'disabilità'],
    ["L'Aiuto", 'l’aiuto'],
    ['O.D.V.', 'odv'],
    ['A. S. D.', 'asd'],
    ['Élèves', 'eleves'],
    ['ребёнок', 'РЕБЕНОК'],
    ['المسنين', 'مسنين'],
    ['إعاقة', 'اعاقه'],
    ['مُسِنّ', 'مسن'],
    ['مستشفى', 'مستشفي'],
    ['ＡＰＳ', 'aps'],
    ['doposcuola,  compiti', 'doposcuola compiti'],
  ] as const
  for (const [one, other] of pairs) assert.equal(normalised(one), normalised(other), `${one} = ${other}`)
})

test('different words stay different', () => {
  assert.notEqual(normalised('casa'), normalised('cassa'))
  assert.notEqual(normalised('мир'), normalised('мэр'))
})

test('punctuation alone is nothing', () => assert.equal(normalised(' … \u0000 ’ '), ''))
