import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { buildSegment, type IndexedRow, segmentBuilder } from './build-segment.ts'
import { knownTerms } from './known-terms.ts'
import { numberedTexts } from './numbered-texts.ts'
import { SAMPLE_KIND, sampleDocument, sampleId } from './sample.ts'

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
