import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { QueryTerm } from '../query.ts'
import { hasBit, setBit } from './bits.ts'
import { buildSegment } from './build-segment.ts'
import { matchSome } from './match-some.ts'
import { matchTerms } from './match-terms.ts'
import { SAMPLE_KIND, sampleDocument, sampleId, sampleTerm } from './sample.ts'
import { scratchFor } from './scratch.ts'
import { noneDeleted } from './segment.ts'
import { worthOf } from './term-lists.ts'

const WORDS = ['croce', 'verde', 'amici', 'prato', 'casa', 'banda', 'ignoto']
const anyTitle = fc.array(fc.constantFrom(...WORDS.slice(0, -1)), { minLength: 1, maxLength: 3 })
const anyTerm = fc
  .record({ word: fc.constantFrom(...WORDS), weight: fc.constantFrom(1, 3) })
  .map(({ word, weight }) => sampleTerm(word, { weight }))

test('the records with the most of the words are those that a look at every record finds', () => {
  fc.assert(
    fc.property(
      fc.array(anyTitle, { minLength: 1, maxLength: 60 }),
      fc.array(anyTerm, { minLength: 1, maxLength: 7 }),
      fc.nat(59),
      (titles, terms, hidden) => {
        const rows = titles.map((title, at) => ({
          id: sampleId(at),
          seq: at,
          document: sampleDocument(title.join(' ')),
        }))
        const segment = buildSegment(SAMPLE_KIND, 1, rows)
        const blocked = noneDeleted(rows.length)
        if (hidden < rows.length) setBit(blocked, hidden)
        const worthIn = (term: QueryTerm) => {
          const { length, records, values } = matchTerms(
            SAMPLE_KIND,
            segment,
            [term],
            scratchFor(rows.length),
          )
          return new Map(Array.from({ length }, (_, i) => [records[i], worthOf(values[0]?.[i] ?? 0)]))
        }
        const all = terms.map((term) => ({ weight: term.weight, worth: worthIn(term) }))
        const least = Math.max(...terms.map(({ weight }) => weight))
        const having = rows.flatMap((_, record) => {
          const its = all.filter(({ worth }) => worth.has(record))
          const weight = its.reduce((sum, one) => sum + one.weight, 0)
          const worth = its.reduce((sum, one) => sum + (one.worth.get(record) ?? 0), 0)
          return weight < least || hasBit(blocked, record) ? [] : [{ record, weight, worth }]
        })
        const most = Math.max(0, ...having.map(({ weight }) => weight))
        const expected = having.filter(({ weight }) => weight === most)
        const found = matchSome(SAMPLE_KIND, segment, blocked, terms, scratchFor(rows.length))
        assert.equal(found.weight, most)
        assert.deepEqual(
          Array.from({ length: found.length }, (_, i) => [found.records[i], found.scores[i]]),
          expected.map(({ record, worth }) => [record, Math.fround(worth / (255 * terms.length))]),
        )
      },
    ),
    { numRuns: 500 },
  )
})
