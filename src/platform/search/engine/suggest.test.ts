import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildSegment } from './build-segment.ts'
import { createReader } from './reader.ts'
import { SAMPLE_KIND, sampleDocument, sampleId } from './sample.ts'

const MOST = { records: 5, offers: 5 }

function planted() {
  const reader = createReader(SAMPLE_KIND)
  const documents = [
    sampleDocument('Misericordia di Prato', { service: 'Aiuto a casa' }),
    sampleDocument('Misericordia di Vaiano', { service: 'Aiuto a casa' }),
    sampleDocument('Amici della Misericordia', { service: 'Doposcuola' }),
    sampleDocument('Misericordia chiusa', { flags: ['dissolved'], service: 'Aiuto di ieri' }),
    sampleDocument('志愿者协会'),
  ]
  const rows = documents.map((document, at) => ({ id: sampleId(at), seq: at, document }))
  reader.apply({ add: [buildSegment(SAMPLE_KIND, 1, rows)], remove: [], deleted: [] })
  return reader
}
const titles = (text: string) =>
  planted()
    .suggest(text, MOST)
    .records.map(({ title }) => title)

test('names that begin so come first, then those that have the words, the last one only begun', () => {
  assert.deepEqual(titles('mise'), [
    'Misericordia di Prato',
    'Misericordia di Vaiano',
    'Amici della Misericordia',
  ])
  assert.deepEqual(titles('prato mis'), ['Misericordia di Prato'])
  assert.deepEqual(titles('m'), ['Misericordia di Prato', 'Misericordia di Vaiano'])
  assert.deepEqual(titles('志愿'), ['志愿者协会'])
  assert.deepEqual(titles(' .,'), [])
})

test('offers are found from any of their words, those of more records first', () => {
  const said = (text: string) => planted().suggest(text, MOST).offers
  assert.deepEqual(said('aiu'), [{ text: 'Aiuto a casa', lang: 'it', records: 2 }])
  assert.deepEqual(said('casa'), [{ text: 'Aiuto a casa', lang: 'it', records: 2 }])
})

test('what was withdrawn is suggested no more', () => {
  const reader = planted()
  const at = reader.find(sampleId(2))
  assert(at)
  reader.apply({ add: [], remove: [], deleted: [{ segment: at.segment, records: [at.record] }] })
  assert.deepEqual(reader.suggest('amici', MOST).records, [])
  assert.deepEqual(reader.suggest('doposcuola', MOST).offers, [])
})
