import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { QueryTerm } from '../query.ts'
import { bestScore } from './best-score.ts'
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

test('a score that is more than enough is exact, and what is not is never said to be', () => {
  fc.assert(
    fc.property(
      fc.array(anyDocument, { minLength: 1, maxLength: 12 }),
      fc.array(anyTerm, { minLength: 1, maxLength: 3 }),
      fc.double({ min: 0, max: 12, noNaN: true }),
      (documents, terms, enough) => {
        const rows = documents.map((document, at) => ({ id: sampleId(at), seq: at, document }))
        const parts = [livePart(SAMPLE_KIND, buildSegment(SAMPLE_KIND, 1, rows))]
        const tools = { kind: SAMPLE_KIND, scratch: scratchFor(rows.length) }
        const exact = bestScore(tools, parts, terms, Number.NEGATIVE_INFINITY)
        const found = bestScore(tools, parts, terms, enough)
        assert.equal(exact > enough ? found === exact : found <= enough, true)
      },
    ),
    { numRuns: 1_000 },
  )
})
