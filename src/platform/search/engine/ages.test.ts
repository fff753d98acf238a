import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildSegment } from './build-segment.ts'
import { createReader } from './reader.ts'
import { SAMPLE_KIND, SAMPLE_QUERY, sampleDocument, sampleId, sampleTerms } from './sample.ts'

const YEAR = 365 * 86_400
const VERIFIED = 1_690_000_000

const reader = createReader(SAMPLE_KIND)
const rows = [
  sampleDocument('Amici Croce', { freshAt: VERIFIED + YEAR }),
  sampleDocument('Amici Verde', { freshAt: 1_500_000_000, verifiedAt: VERIFIED }),
].map((document, at) => ({ id: sampleId(at), seq: at, document }))
reader.apply({ add: [buildSegment(SAMPLE_KIND, 1, rows)], remove: [], deleted: [] })

for (const words of ['', 'amici'])
  test(`what was verified comes first for a year, to the second, whenever it is asked${words && ' with words'}`, () => {
    const terms = words === '' ? [] : sampleTerms(words)
    const first = (now: number) => reader.search({ ...SAMPLE_QUERY, terms, asked: words, now }).hits[0]?.id
    const asked = [0, YEAR - 1, YEAR, 3 * YEAR - 1, 3 * YEAR, YEAR - 1, YEAR].map((after) =>
      first(VERIFIED + after),
    )
    assert.deepEqual(asked, [1, 1, 0, 0, 0, 1, 0].map(sampleId))
  })
