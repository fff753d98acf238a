import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { SearchDocument } from '../document.ts'
import type { QueryTerm } from '../query.ts'
import { bestScores } from './best-score.ts'
import { buildSegment } from './build-segment.ts'
import { livePart } from './live-part.ts'
import { AREAS, anyDocument, WORDS } from './made-up-fixture.ts'
import { SAMPLE_KIND, sampleId, sampleTerm } from './sample.ts'
import { scratchFor } from './scratch.ts'

const anyTerm: fc.Arbitrary<QueryTerm> = fc
  .record({
    word: fc.constantFrom(...WORDS),
    code: fc.option(fc.constantFrom(...AREAS)),
    quality: fc.constantFrom(0.35, 0.7, 1.9),
  })
  .map(({ word, code, quality }) => {
    const term = sampleTerm(word)
    return code === null
      ? term
      : {
          ...term,
          alternatives: [...term.alternatives, { atoms: [{ as: 'code', key: 'area', text: code }], quality }],
        }
  })

const partOf = (documents: readonly SearchDocument[]) => {
  const rows = documents.map((document, at) => ({ id: sampleId(at), seq: at, document }))
  return livePart(SAMPLE_KIND, buildSegment(SAMPLE_KIND, 1, rows))
}

test('a score that is more than enough is exact, and what is not is never said to be', () => {
  fc.assert(
    fc.property(
      fc.array(anyDocument, { minLength: 1, maxLength: 12 }),
      fc.array(anyTerm, { minLength: 1, maxLength: 3 }),
      fc.double({ min: 0, max: 12, noNaN: true }),
      (documents, terms, enough) => {
        const tools = { kind: SAMPLE_KIND, scratch: scratchFor(documents.length) }
        const parts = [partOf(documents)]
        const exact = bestScores(tools, parts)(terms, Number.NEGATIVE_INFINITY)
        const found = bestScores(tools, parts)(terms, enough)
        assert.equal(exact > enough ? found === exact : found <= enough, true)
      },
    ),
    { numRuns: 1_000 },
  )
})

test('any record with more than enough is found where there is one, in however many parts', () => {
  fc.assert(
    fc.property(
      fc.array(anyDocument, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 0, max: 200 }),
      fc.array(anyDocument, { minLength: 1, maxLength: 6 }),
      fc.array(anyTerm, { minLength: 1, maxLength: 3 }),
      fc.constantFrom(-1e-9, 0.5, 2, 4),
      (some, copies, others, terms, enough) => {
        const many = [...Array.from({ length: copies }, () => some[0] as SearchDocument), ...some]
        const tools = { kind: SAMPLE_KIND, scratch: scratchFor(many.length + others.length) }
        const parts = [partOf(many), partOf(others)]
        const exact = bestScores(tools, parts)(terms, Number.NEGATIVE_INFINITY)
        const one = bestScores(tools, parts)(terms, enough, true)
        assert.equal(exact > Math.max(0, enough) ? one > enough && one > 0 : one <= Math.max(0, enough), true)
      },
    ),
    { numRuns: 500 },
  )
})

test('questions asked together have the scores they have alone', () => {
  fc.assert(
    fc.property(
      fc.array(anyDocument, { minLength: 1, maxLength: 12 }),
      fc.array(anyTerm, { minLength: 1, maxLength: 4 }),
      fc.array(fc.array(fc.nat(), { minLength: 0, maxLength: 3 }), { minLength: 1, maxLength: 8 }),
      fc.constantFrom(Number.NEGATIVE_INFINITY, 2, 4.5),
      (documents, terms, asked, enough) => {
        const tools = { kind: SAMPLE_KIND, scratch: scratchFor(documents.length) }
        const parts = [partOf(documents)]
        const together = bestScores(tools, parts)
        for (const places of asked) {
          const question = places.map((at) => terms[at % terms.length] as QueryTerm)
          assert.equal(together(question, enough), bestScores(tools, parts)(question, enough))
        }
      },
    ),
    { numRuns: 500 },
  )
})
