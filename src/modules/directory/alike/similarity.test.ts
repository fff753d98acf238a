import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { ALIKE, nameKey, nameSimilarity } from './similarity.ts'

const alike: [string, string][] = [
  ['Associazione La Lunga Domenica', 'ASS. LA LUNGA DOMENICA ONLUS'],
  ['ARCI Circolo Il Girasole', 'Circolo ARCI Girasole APS'],
  ['Fondazione Conservatorio S. Niccolò', "FONDAZIONE CONSERVATORIO SAN NICCOLO'"],
  ['A.V.I.S. Comunale Prato', 'AVIS comunale di Prato ODV'],
  ['Fraternita di Misericordia di Vaiano', 'Fraternità Misericordia Vaiano'],
  ['Tarta-Ruga Società Cooperativa Sociale', 'TARTARUGA SOC. COOP. SOCIALE'],
]
for (const [a, b] of alike)
  test(`${a} and ${b} may be the same`, () =>
    assert.ok(nameSimilarity(a, b) >= ALIKE, String(nameSimilarity(a, b))))

const apart: [string, string][] = [
  ['AVIS Comunale Prato', 'AIDO Comunale Prato'],
  ['Misericordia di Prato', 'Misericordia di Vaiano'],
  ['Centro sociale Prato Nord', 'Centro sociale Prato Sud'],
  ['Associazione Modi di Dire ONLUS', 'Associazione Amalia ONLUS'],
  ['Il Girasole', 'Il Girasole dei Bambini di Vernio'],
  ['盲人协会', '聋人协会会'],
]
for (const [a, b] of apart)
  test(`${a} and ${b} are two`, () => assert.ok(nameSimilarity(a, b) < ALIKE, String(nameSimilarity(a, b))))

test('a word that every object has is a word', () => {
  for (const word of Object.getOwnPropertyNames(Object.prototype))
    assert.ok(nameKey(`Circolo ${word}`).startsWith('circolo '), word)
  assert.equal(nameKey('Circolo Constructor'), 'circolo constructor')
})

test('two ways of writing one name have one key', () => {
  assert.equal(nameKey("ASS. CULTURALE 'L'ALBA'"), nameKey('Associazione culturale "L\'Alba"'))
  assert.equal(nameKey('A.N.F.F.A.S. Prato'), nameKey('ANFFAS PRATO'))
})

test('likeness goes both ways and stays between 0 and 1', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
      const there = nameSimilarity(a, b)
      assert.ok(there >= 0 && there <= 1)
      assert.ok(Math.abs(there - nameSimilarity(b, a)) < 1e-9)
    }),
  ))
