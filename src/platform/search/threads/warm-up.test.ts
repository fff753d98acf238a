import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildSegment } from '../engine/build-segment.ts'
import { SAMPLE_KIND, sampleDocument, sampleId } from '../engine/sample.ts'
import { warmUp } from './warm-up.ts'

const titles = Array.from({ length: 300 }, (_, at) => `Parola${at} 志愿者协会 помощь ${at}`)
const segment = buildSegment(
  SAMPLE_KIND,
  1,
  titles.map((title, at) => ({
    id: sampleId(at),
    seq: at,
    document: sampleDocument(title, { codes: { area: ['x'] } }),
  })),
)

test('it goes through the words a few at a time, whatever their script, and leaves the index as it is', async () => {
  const before = structuredClone(segment)
  let goes = 0
  await warmUp(SAMPLE_KIND, segment, () => {
    goes++
    return true
  })
  assert.deepEqual(segment, before)
  assert.equal(goes, Math.ceil(segment.postings.counts.length / 100))
})

test('it ends as soon as the thread does, and with nothing to go through at once', async () => {
  let goes = 0
  await warmUp(SAMPLE_KIND, segment, () => {
    goes++
    return goes < 2
  })
  assert.equal(goes, 2)
  await warmUp(SAMPLE_KIND, buildSegment(SAMPLE_KIND, 2, []), () => assert.fail('nothing to do'))
})
