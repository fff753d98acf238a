import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { typoDistance } from '../text/typo-distance.ts'
import { buildSegment } from './build-segment.ts'
import { createReader } from './reader.ts'
import { SAMPLE_KIND, sampleDocument, sampleId } from './sample.ts'

function readerOf(titles: readonly string[]) {
  const reader = createReader(SAMPLE_KIND)
  const rows = titles.map((title, at) => ({ id: sampleId(at), seq: at, document: sampleDocument(title) }))
  reader.apply({ add: [buildSegment(SAMPLE_KIND, 1, rows)], remove: [], deleted: [] })
  return reader
}

const anyWord = fc.string({ unit: fc.constantFrom('b', 'c', 'f', 'g', 'и'), minLength: 2, maxLength: 7 })

test('it finds exactly the words within so many errors, transpositions counted as one', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(anyWord, { maxLength: 11 }),
      anyWord,
      fc.constantFrom(1, 2),
      (known, word, most) => {
        const found = readerOf(known).nearWords({ word, prefix: false, most })
        const expected = known
          .filter((one) => one !== word && typoDistance(word, one, most) <= most)
          .map((one) => ({ word: one, errors: typoDistance(word, one, most) }))
        const byWord = (a: { word: string }, b: { word: string }) => (a.word < b.word ? -1 : 1)
        assert.deepEqual(
          found.map(({ word: one, errors }) => ({ word: one, errors })).sort(byWord),
          expected.sort(byWord),
        )
      },
    ),
    { numRuns: 2_000 },
  )
})

test('the beginning of a word may be misspelt too', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(anyWord, { maxLength: 11 }),
      anyWord,
      fc.constantFrom(1, 2),
      (known, word, most) => {
        const found = readerOf(known).nearWords({ word, prefix: true, most })
        const errors = (one: string) => {
          const beginnings = word.length < 5 ? [one] : [one, ...Array.from(one, (_, i) => one.slice(0, i))]
          return Math.min(...beginnings.map((beginning) => typoDistance(word, beginning, most)))
        }
        const expected = known.filter((one) => one !== word && errors(one) <= most)
        assert.deepEqual(found.map(({ word: one }) => one).sort(), expected.sort())
      },
    ),
    { numRuns: 2_000 },
  )
})

test('the nearest come first, then the commonest', () => {
  const reader = readerOf(['Prato', 'Prato Verde', 'Piatto', 'Pratone', 'Trattori'])
  assert.deepEqual(
    reader.nearWords({ word: 'pratto', prefix: false, most: 1 }).map(({ word, records }) => [word, records]),
    [
      ['prato', 2],
      ['piatto', 1],
    ],
  )
})

test('words of records that were withdrawn are offered to nobody', () => {
  const reader = readerOf(['Segretissimo', 'Circolo'])
  const asked = { word: 'segretisimo', prefix: false, most: 2 }
  assert.equal(reader.nearWords(asked).length, 1)
  const at = reader.find(sampleId(0))
  assert(at)
  reader.apply({ add: [], remove: [], deleted: [{ segment: at.segment, records: [at.record] }] })
  assert.deepEqual(reader.nearWords(asked), [])
})
