import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { buildSegment, type IndexedRow, segmentBuilder } from './build-segment.ts'
import { knownTerms } from './known-terms.ts'
import { numberedTexts } from './numbered-texts.ts'
import { createReader } from './reader.ts'
import { SAMPLE_KIND, SAMPLE_QUERY, sampleDocument, sampleId, sampleTerm } from './sample.ts'

const someText = fc
  .array(
    fc.constantFrom(
      'Volontari',
      'volontari',
      'volontario',
      'volontaria',
      'di',
      'ÁGAPE',
      'A.V.I.S.',
      '志愿者我',
      '志愿者们',
      'волонтёры',
      'zzz',
      '...',
    ),
    {
      maxLength: 6,
    },
  )
  .map((words) => words.join(' '))
const someRow = fc.record({
  id: fc.nat(9).map(sampleId),
  seq: fc.nat(9),
  document: fc
    .record({ title: someText, service: someText, lang: fc.constantFrom('it', 'ru', 'und'), text: someText })
    .map(({ title, service, lang, text }) => {
      const document = sampleDocument(title, {
        service,
        codes: { area: ['x', 'x', title], place: [title, 'x'] },
      })
      return { ...document, texts: [...document.texts, { field: 'description', lang, text }] }
    }),
}) satisfies fc.Arbitrary<IndexedRow>

test('a segment is the same whatever was known of words before', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(someRow, { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 4 }),
      (segments) => {
        const known = knownTerms()
        for (const [id, rows] of segments.entries()) {
          const builder = segmentBuilder(SAMPLE_KIND, known)
          for (const row of rows) builder.add(row)
          assert.deepEqual(builder.end(id), buildSegment(SAMPLE_KIND, id, rows))
        }
      },
    ),
  )
})

test('one code under two keys is two: a word that means it and a filter find only who has it under theirs', () => {
  const builder = segmentBuilder(SAMPLE_KIND, knownTerms())
  for (const [seq, key] of (['area', 'place'] as const).entries())
    builder.add({ id: sampleId(seq), seq, document: sampleDocument(key, { codes: { [key]: ['x'] } }) })
  const reader = createReader(SAMPLE_KIND)
  reader.apply({ add: [builder.end(1)], remove: [], deleted: [] })
  const found = (key: string) => {
    const alternatives = [{ atoms: [{ as: 'code' as const, key, text: 'x' }], quality: 1 }]
    const meant = { terms: [sampleTerm('x', { alternatives })] }
    return [meant, { codes: { [key]: ['x'] } }].map((asked) => reader.list({ ...SAMPLE_QUERY, ...asked }))
  }
  assert.deepEqual(found('area'), [[sampleId(0)], [sampleId(0)]])
  assert.deepEqual(found('place'), [[sampleId(1)], [sampleId(1)]])
})

test('texts are in their order however often it was asked for', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.string({ maxLength: 3 }))), (goes) => {
      const numbered = numberedTexts()
      const met = new Set<string>()
      for (const texts of goes) {
        for (const text of texts) assert.equal(numbered.textOf(numbered.numberOf(text)), text)
        for (const text of texts) met.add(text)
        assert.deepEqual(numbered.inOrder().map(numbered.textOf), [...met].sort())
        assert.equal(numbered.size(), met.size)
      }
    }),
  )
})
