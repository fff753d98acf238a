import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Alternative, Atom, QueryTerm } from '../query.ts'
import { buildSegment } from './build-segment.ts'
import { AREAS, anyDocument, WORDS } from './made-up-fixture.ts'
import { matchTerms } from './match-terms.ts'
import { SAMPLE_KIND, sampleId, sampleTerm } from './sample.ts'
import { scratchFor } from './scratch.ts'

const anyAtom: fc.Arbitrary<Atom> = fc.oneof(
  fc.record({ as: fc.constantFrom('word', 'stem'), text: fc.constantFrom(...WORDS) }),
  fc.record({ as: fc.constant('prefix'), text: fc.constantFrom('c', 'vol', 'am') }),
  fc.record({ as: fc.constant('code'), key: fc.constant('area'), text: fc.constantFrom(...AREAS) }),
) as fc.Arbitrary<Atom>
const anyAlternative: fc.Arbitrary<Alternative> = fc.record({
  atoms: fc.array(anyAtom, { minLength: 1, maxLength: 3 }),
  quality: fc.constantFrom(0.55, 0.6, 0.7, 0.8),
})
const anyTerm: fc.Arbitrary<QueryTerm> = fc
  .record({ word: fc.constantFrom(...WORDS), alternatives: fc.array(anyAlternative, { maxLength: 5 }) })
  .map(({ word, alternatives }) => ({
    ...sampleTerm(word),
    alternatives: [{ atoms: [{ as: 'word', text: word }], quality: 1 }, ...alternatives],
  }))

test('a term is worth in each record the best of what stands for it, each looked up alone', () => {
  fc.assert(
    fc.property(
      fc.array(anyDocument, { minLength: 1, maxLength: 30 }),
      fc.array(anyTerm, { minLength: 1, maxLength: 3 }),
      (documents, terms) => {
        const rows = documents.map((document, at) => ({ id: sampleId(at), seq: at, document }))
        const segment = buildSegment(SAMPLE_KIND, 1, rows)
        const valuesOf = (term: QueryTerm) => {
          const { length, records, values } = matchTerms(
            SAMPLE_KIND,
            segment,
            [term],
            scratchFor(rows.length),
          )
          return new Map(
            Array.from(records.subarray(0, length), (record, i) => [record, values[0]?.[i] ?? 0]),
          )
        }
        const alone = terms.map((term) => {
          const each = term.alternatives.map((one) => valuesOf({ ...term, alternatives: [one] }))
          return (record: number) => Math.max(...each.map((values) => values.get(record) ?? 0))
        })
        const expected = rows.flatMap((_, record) => {
          const values = alone.map((worthIn) => worthIn(record))
          return values.includes(0) ? [] : [[record, ...values]]
        })
        const found = matchTerms(SAMPLE_KIND, segment, terms, scratchFor(rows.length))
        const given = Array.from(found.records.subarray(0, found.length), (record, i) => [
          record,
          ...found.values.map((values) => values[i] ?? 0),
        ])
        assert.deepEqual(given, expected)
      },
    ),
    { numRuns: 1_000 },
  )
})
