import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SearchDocument } from '../document.ts'
import type { IndexQuery, QueryTerm } from '../query.ts'
import { buildSegment } from './build-segment.ts'
import { unpacked } from './packed-counts.ts'
import { createReader } from './reader.ts'
import { SAMPLE_KIND, SAMPLE_QUERY, sampleDocument, sampleId, sampleTerm, sampleTerms } from './sample.ts'

function search(documents: readonly SearchDocument[], query: Partial<IndexQuery>) {
  const reader = createReader(SAMPLE_KIND)
  const rows = documents.map((document, at) => ({ id: sampleId(at), seq: at, document }))
  reader.apply({ add: [buildSegment(SAMPLE_KIND, 1, rows)], remove: [], deleted: [] })
  const answer = unpacked(reader.search({ ...SAMPLE_QUERY, ...query }))
  return {
    ...answer,
    titles: answer.hits.map(({ id }) => documents[Number.parseInt(id.slice(-4), 16)]?.title),
  }
}

test('a name comes before a service, a service before a description', () => {
  const { titles } = search(
    [
      sampleDocument('Alfa', { description: 'Una mensa per tutti' }),
      sampleDocument('Beta', { service: 'Mensa' }),
      sampleDocument('Mensa di Gamma'),
    ],
    { terms: sampleTerms('mensa') },
  )
  assert.deepEqual(titles, ['Mensa di Gamma', 'Beta', 'Alfa'])
})

test('the word itself comes before its other endings', () => {
  const { titles, matched } = search(
    [sampleDocument('Amici volontari'), sampleDocument('Amico volontario')],
    { terms: sampleTerms('volontario') },
  )
  assert.deepEqual(titles, ['Amico volontario', 'Amici volontari'])
  assert.deepEqual(matched, ['volontari'])
})

test('words that stand for one only together are told apart from those that do alone', () => {
  const [term] = sampleTerms('housing')
  const atoms = ['case', 'sociali'].map((text) => ({ as: 'stem', text }) as const)
  const { matched, together } = search(
    [sampleDocument('Casa sociale'), sampleDocument('Alloggi'), sampleDocument('Case')],
    {
      terms: [
        {
          ...(term as QueryTerm),
          alternatives: [
            { atoms, quality: 0.7 },
            { atoms: [{ as: 'word', text: 'alloggi' }], quality: 0.7 },
            { atoms: ['manca', 'sempre'].map((text) => ({ as: 'word', text })), quality: 0.7 },
          ],
        },
      ],
    },
  )
  assert.deepEqual(matched, ['alloggi'])
  assert.deepEqual(
    together.map((words) => words.map((forms) => forms.toSorted())),
    [[['casa', 'case'], ['sociale']]],
  )
})

test('the name that is the question comes first, then the shorter one', () => {
  const { titles } = search(
    [
      sampleDocument('Amici della Croce Verde Prato'),
      sampleDocument('Verde Croce'),
      sampleDocument('Croce Verde'),
      sampleDocument('Croce Verde Pistoia'),
    ],
    { terms: sampleTerms('croce verde') },
  )
  assert.deepEqual(titles, [
    'Croce Verde',
    'Verde Croce',
    'Croce Verde Pistoia',
    'Amici della Croce Verde Prato',
  ])
})

test('among equals the verified and the fresh come first, then the order by name', () => {
  const { titles } = search(
    [
      sampleDocument('Circolo Alfa', { freshAt: 1_500_000_000 }),
      sampleDocument('Circolo Beta', { freshAt: 1_699_000_000 }),
      sampleDocument('Circolo Gamma', { freshAt: 1_500_000_000, verifiedAt: 1_699_000_000 }),
      sampleDocument('Circolo 0', { freshAt: 1_500_000_000 }),
    ],
    { terms: sampleTerms('circolo') },
  )
  assert.deepEqual(titles, ['Circolo Gamma', 'Circolo Beta', 'Circolo 0', 'Circolo Alfa'])
})

test('the nearer comes first, and nothing beyond the distance is found', () => {
  const at = (lat: number) => ({ points: [lat, 11.1] })
  const near = { lat: 43.88, lon: 11.1 }
  const documents = [
    sampleDocument('Circolo Nord', at(44.2)),
    sampleDocument('Circolo Qui', at(43.881)),
    sampleDocument('Circolo Senza'),
  ]
  const { titles, hits } = search(documents, { terms: sampleTerms('circolo'), near })
  assert.deepEqual(titles, ['Circolo Qui', 'Circolo Nord', 'Circolo Senza'])
  assert.ok(Math.abs((hits[0]?.km ?? 9) - 0.111) < 0.002)
  assert.deepEqual(search(documents, { near, withinKm: 5 }).titles, ['Circolo Qui'])
  assert.deepEqual(search(documents, { near, sort: 'distance' }).titles, titles)
})

test('a place with a distance is one filter: in the place, or that near', () => {
  const documents = [
    sampleDocument('Dentro', { codes: { place: ['100005'] }, points: [43, 11] }),
    sampleDocument('Vicino', { codes: { place: ['100006'] }, points: [43.881, 11.1] }),
    sampleDocument('Lontano', { codes: { place: ['100006'] }, points: [44.5, 11.1] }),
  ]
  const near = { lat: 43.88, lon: 11.1 }
  const { titles, counts } = search(documents, {
    codes: { place: ['100005'] },
    near,
    withinKm: 5,
    sort: 'name',
  })
  assert.deepEqual(titles, ['Dentro', 'Vicino'])
  assert.deepEqual(counts.place, [
    { code: '100006', count: 2 },
    { code: '100005', count: 1 },
  ])
})

test('one word is also two neighbours of a name, in their order', () => {
  const { titles } = search(
    [sampleDocument('Pro Loco Vaiano'), sampleDocument('Loco Pro'), sampleDocument('Proloco Carmignano')],
    { terms: sampleTerms('proloco') },
  )
  assert.deepEqual(titles.toSorted(), ['Pro Loco Vaiano', 'Proloco Carmignano'])
})

test('when no record has all the words, those with the most are found, but never a place alone', () => {
  const place = (code: string) => ({ codes: { place: [code] } })
  const prato = sampleTerm('prato', {
    weight: 1,
    alternatives: [{ atoms: [{ as: 'code', key: 'place', text: '100005' }], quality: 0.7 }],
  })
  const documents = [
    sampleDocument('Banda', place('100005')),
    sampleDocument('Misericordia Vaiano', place('100006')),
  ]
  const { titles, relaxed, total } = search(documents, {
    terms: [sampleTerm('misericordia'), prato],
    relax: true,
  })
  assert.deepEqual([titles, relaxed, total], [['Misericordia Vaiano'], true, 1])
  assert.equal(search(documents, { terms: [sampleTerm('ignoto'), prato], relax: true }).total, 0)
  assert.equal(search(documents, { terms: [sampleTerm('misericordia'), prato] }).total, 0)
})

test('hidden records are found only when asked for', () => {
  const documents = [sampleDocument('Viva'), sampleDocument('Chiusa', { flags: ['dissolved'] })]
  assert.deepEqual(search(documents, {}).titles, ['Viva'])
  assert.deepEqual(search(documents, { shown: ['dissolved'] }).titles, ['Chiusa', 'Viva'])
})

test('pages neither lose nor repeat a record, and one too far gives the last', () => {
  const documents = Array.from({ length: 45 }, (_, at) => sampleDocument(`Circolo ${at}`))
  const pages = [1, 2, 3].map((page) => search(documents, { terms: sampleTerms('circolo'), page }).titles)
  assert.equal(new Set(pages.flat()).size, 45)
  assert.deepEqual(search(documents, { page: 99 }).page, 3)
})
