import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { SearchDocument } from '../document.ts'
import type { IndexQuery } from '../query.ts'
import { buildSegment } from './build-segment.ts'
import { naiveAnswer } from './naive.ts'
import { unpacked } from './packed-counts.ts'
import { createReader } from './reader.ts'
import { SAMPLE_KIND, SAMPLE_QUERY, sampleDocument, sampleId, sampleTerm } from './sample.ts'

const WORDS = ['croce', 'verde', 'amici', 'prato', 'casa']
const AREAS = ['sociale', 'sport', 'cultura']
const PLACES = ['100005', '100006']

const text = (least: number) =>
  fc.array(fc.constantFrom(...WORDS), { minLength: least, maxLength: 3 }).map((words) => words.join(' '))
const anyDocument: fc.Arbitrary<SearchDocument> = fc
  .record({
    title: text(1),
    service: text(0),
    area: fc.subarray(AREAS),
    place: fc.subarray(PLACES),
    flags: fc.subarray(['free', 'dissolved']),
    point: fc.option(fc.integer({ min: 0, max: 40 })),
    verifiedAt: fc.constantFrom(null, 1_690_000_000),
    freshAt: fc.constantFrom(1_500_000_000, 1_699_000_000),
  })
  .map(({ title, service, area, place, point, ...rest }) =>
    sampleDocument(title, {
      service,
      codes: { area, place },
      points: point === null ? [] : [43.8 + point / 100, 11.1],
      ...rest,
    }),
  )

const hint = (code: string) =>
  sampleTerm('', {
    optional: true,
    alternatives: [{ atoms: [{ as: 'code', key: 'area', text: code }], quality: 1.6 }],
  })

const anyQuery: fc.Arbitrary<IndexQuery> = fc
  .record({
    words: fc.subarray(WORDS, { maxLength: 2 }),
    hints: fc.subarray(AREAS, { maxLength: 2 }),
    near: fc.constantFrom(undefined, { lat: 43.9, lon: 11.1 }),
    nearness: fc.constantFrom(1, 8),
    area: fc.subarray(AREAS),
    place: fc.subarray(PLACES),
    flags: fc.subarray(['free']),
    shown: fc.subarray(['dissolved']),
    sort: fc.constantFrom('relevance', 'name', 'freshness', 'distance'),
    page: fc.integer({ min: 1, max: 3 }),
    pageSize: fc.integer({ min: 1, max: 4 }),
  })
  .map(({ words, hints, area, place, ...rest }) => ({
    ...SAMPLE_QUERY,
    ...rest,
    asked: words.join(' '),
    terms: [...words.map((word) => sampleTerm(word)), ...hints.map(hint)],
    codes: { area, place },
  }))

/** Two segments of more records than a word of a set has bits. */
const anyDocuments = fc.array(anyDocument, { minLength: 70, maxLength: 110 })

function readerOf(documents: readonly SearchDocument[]) {
  const rows = documents.map((document, at) => ({ id: sampleId(at), seq: at, document }))
  const half = Math.floor(rows.length / 2)
  const reader = createReader(SAMPLE_KIND)
  const segments = [rows.slice(0, half), rows.slice(half)].map((some, at) =>
    buildSegment(SAMPLE_KIND, at + 1, some),
  )
  reader.apply({ add: segments, remove: [], deleted: [] })
  return reader
}

test('a page has the records that stand there when all of them are put in order', () => {
  fc.assert(
    fc.property(anyDocuments, fc.array(anyQuery, { minLength: 20, maxLength: 20 }), (documents, queries) => {
      const reader = readerOf(documents)
      for (const query of queries) {
        const { page, hits } = reader.search(query)
        const from = (page - 1) * query.pageSize
        const all = reader.list({ ...query, pageSize: 1 })
        assert.deepEqual(
          hits.map(({ id }) => id),
          all.slice(from, from + query.pageSize),
        )
      }
    }),
    { numRuns: 60 },
  )
})

test('without words it finds and counts what a look at every document does, deleted ones left out', () => {
  const queries = fc.array(anyQuery, { minLength: 10, maxLength: 10 })
  fc.assert(
    fc.property(anyDocuments, queries, fc.nat(30), (documents, asked, deleted) => {
      const reader = readerOf(documents)
      reader.apply({ add: [], remove: [], deleted: [{ segment: 1, records: [deleted] }] })
      const left = new Set(reader.list({ ...SAMPLE_QUERY, shown: ['dissolved'] }))
      const living = new Map(
        [...documents.entries()].flatMap(([at, one]) =>
          left.has(sampleId(at)) ? [[sampleId(at), one] as const] : [],
        ),
      )
      assert.equal(living.size, documents.length - 1)
      for (const query of asked.map((one) => ({ ...one, terms: [] }))) {
        const answer = unpacked(reader.search(query))
        const truth = naiveAnswer(SAMPLE_KIND, living, query)
        assert.deepEqual(reader.list(query).toSorted(), truth.ids.toSorted())
        const { total, havingWords, flags, without } = answer
        assert.deepEqual([total, havingWords], [truth.ids.length, truth.havingWords])
        assert.deepEqual([flags, without], [truth.flags, truth.without])
        const counts = Object.entries(answer.counts).map(([key, list]) => [
          key,
          Object.fromEntries(list.map(({ code, count }) => [code, count])),
        ])
        assert.deepEqual(Object.fromEntries(counts), truth.counts)
      }
    }),
    { numRuns: 60 },
  )
})
