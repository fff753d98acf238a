import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { SearchDocument } from '../document.ts'
import type { IndexAnswer, IndexQuery } from '../query.ts'
import { buildSegment } from './build-segment.ts'
import { mergeSegments } from './merge-segments.ts'
import { naiveAnswer } from './naive.ts'
import { unpacked } from './packed-counts.ts'
import { createReader, type Reader } from './reader.ts'
import { SAMPLE_KIND, SAMPLE_QUERY, sampleDocument, sampleId, sampleTerm } from './sample.ts'

const VOCABULARY = [
  'croce',
  'verde',
  'volontari',
  'volontario',
  'amici',
  'prato',
  'anziani',
  'musica',
  'di',
  'casa',
]
const AREAS = ['sociale', 'sport', 'cultura']
const PLACES = ['100005', '100006']

const wordsOf = (most: number) =>
  fc.array(fc.constantFrom(...VOCABULARY), { minLength: 1, maxLength: most }).map((words) => words.join(' '))

const anyDocument: fc.Arbitrary<SearchDocument> = fc
  .record({
    title: wordsOf(4),
    service: fc.option(wordsOf(3), { nil: undefined }),
    description: fc.option(wordsOf(8), { nil: undefined }),
    areas: fc.subarray(AREAS),
    places: fc.subarray(PLACES),
    flags: fc.subarray(['free', 'dissolved']),
    verifiedAt: fc.option(fc.constantFrom(1_690_000_000, 1_500_000_000), { nil: null }),
  })
  .map(({ title, service, description, areas, places, flags, verifiedAt }) =>
    sampleDocument(title, {
      ...(service !== undefined && { service }),
      ...(description !== undefined && { description }),
      codes: { area: areas, place: places },
      flags,
      verifiedAt,
    }),
  )

const anyTerm = fc
  .record({
    word: fc.constantFrom(...VOCABULARY, 'ignoto'),
    prefix: fc.boolean(),
    code: fc.option(fc.constantFrom(...AREAS)),
  })
  .map(({ word, prefix, code }) => {
    const term = sampleTerm(word)
    const alternatives = [...term.alternatives]
    if (prefix) alternatives.push({ atoms: [{ as: 'prefix', text: word.slice(0, 2) }], quality: 0.9 })
    if (code) alternatives.push({ atoms: [{ as: 'code', key: 'area', text: code }], quality: 0.7 })
    if (code && prefix)
      alternatives.push({
        atoms: [
          { as: 'word', text: 'amici' },
          { as: 'code', key: 'area', text: code },
        ],
        quality: 0.6,
      })
    return { ...term, alternatives }
  })

const anyQuery: fc.Arbitrary<IndexQuery> = fc
  .record({
    terms: fc.array(anyTerm, { maxLength: 3 }),
    nameTerms: fc.array(anyTerm, { maxLength: 1 }),
    area: fc.subarray(AREAS),
    place: fc.subarray(PLACES),
    flags: fc.subarray(['free']),
    shown: fc.subarray(['dissolved']),
    sort: fc.constantFrom('relevance', 'name', 'freshness'),
    relax: fc.boolean(),
  })
  .map(({ area, place, ...rest }) => ({
    ...SAMPLE_QUERY,
    ...rest,
    asked: rest.terms.map(({ word }) => word).join(' '),
    codes: { area, place },
    pageSize: 500,
  }))

/** What may happen to an index: a record is written, or deleted, or all segments are made one. */
const anyStep = fc.oneof(
  { weight: 8, arbitrary: fc.record({ id: fc.nat(14), document: anyDocument }) },
  { weight: 3, arbitrary: fc.record({ id: fc.nat(14), document: fc.constant(null) }) },
  { weight: 1, arbitrary: fc.constant('merge' as const) },
)

interface Truth {
  reader: Reader
  documents: Map<string, SearchDocument>
  next: number
}

function take(truth: Truth, step: 'merge' | { id: number; document: SearchDocument | null }): void {
  const { reader, documents } = truth
  if (step === 'merge') {
    const parts = reader.parts()
    const merged = mergeSegments(SAMPLE_KIND, truth.next++, parts)
    reader.apply({ add: [merged], remove: parts.map(({ segment }) => segment.id), deleted: [] })
    return
  }
  const id = sampleId(step.id)
  const before = reader.find(id)
  const deleted = before ? [{ segment: before.segment, records: [before.record] }] : []
  const add = step.document
    ? [buildSegment(SAMPLE_KIND, truth.next++, [{ id, seq: truth.next, document: step.document }])]
    : []
  reader.apply({ add, remove: [], deleted })
  if (step.document) documents.set(id, step.document)
  else documents.delete(id)
}

test('after any inserts, updates, deletes and merges it finds and counts what a look at every document does', () => {
  fc.assert(
    fc.property(
      fc.array(anyStep, { maxLength: 30 }),
      fc.array(anyQuery, { minLength: 1, maxLength: 4 }),
      (steps, queries) => {
        const truth: Truth = { reader: createReader(SAMPLE_KIND), documents: new Map(), next: 1 }
        for (const step of steps) take(truth, step)
        assert.equal(truth.reader.size(), truth.documents.size)
        for (const query of queries) compare(truth, query)
        const asked = queries.map(({ terms }) => terms)
        const { howMany, bestOf } = truth.reader
        const best = bestOf(
          asked.map((terms) => ({ terms, handicap: 0 })),
          0,
        )
        const having = asked.map(howMany)
        assert.equal(best >= 0 ? (having[best] ?? 0) > 0 : having.every((count) => count === 0), true)
      },
    ),
    { numRuns: 400 },
  )
})

/** The same matches and counts as the naive look, the same order as an index made anew. */
function compare({ reader, documents }: Truth, query: IndexQuery): void {
  const answer = unpacked(reader.search(query))
  const fresh = createReader(SAMPLE_KIND)
  const rows = [...documents].map(([id, document]) => ({ id, seq: 1, document }))
  fresh.apply({ add: [buildSegment(SAMPLE_KIND, 1, rows)], remove: [], deleted: [] })
  const same = unpacked(fresh.search(query))
  assert.deepEqual(reader.list(query), fresh.list(query))
  assert.deepEqual(
    answer.hits.map(({ id }) => id),
    same.hits.map(({ id }) => id),
  )
  assert.deepEqual(
    answer.hits.map(({ id }) => id),
    reader.list(query).slice(0, 500),
  )
  if (answer.relaxed) return
  const truth = naiveAnswer(SAMPLE_KIND, documents, query)
  assert.deepEqual(answer.hits.map(({ id }) => id).toSorted(), truth.ids.toSorted())
  assert.equal(answer.total, truth.ids.length)
  assert.equal(answer.havingWords, truth.havingWords)
  if (query.shown.length === 0 && query.terms.some(({ optional }) => !optional))
    assert.equal(reader.howMany(query.terms), truth.havingWords)
  assert.deepEqual(countsOf(answer.counts), truth.counts)
  assert.deepEqual(answer.flags, truth.flags)
  assert.deepEqual(answer.without, truth.without)
}

const countsOf = (counts: IndexAnswer['counts']) =>
  Object.fromEntries(
    Object.entries(counts).map(([key, list]) => [
      key,
      Object.fromEntries(list.map(({ code, count }) => [code, count])),
    ]),
  )
