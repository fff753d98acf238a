import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bestOf } from './best-of.ts'
import { sampleTerm } from './sample.ts'

const asked = (...handicaps: number[]) =>
  handicaps.map((handicap, at) => ({ terms: [sampleTerm(String(at))], handicap }))
const scores =
  (all: readonly number[], seen: string[] = []) =>
  ([term]: readonly { word: string }[]) => {
    seen.push(term?.word ?? '')
    return all[Number(term?.word)] ?? 0
  }

test('what is answered best wins, unless it had to be changed more', () => {
  assert.equal(bestOf(asked(10, 10, 20), 0, scores([3, 5, 9])), 1)
  assert.equal(bestOf(asked(10, 10.5), 0, scores([3, 5])), 1)
})

test('what nobody answers well enough is no answer', () => {
  assert.equal(bestOf(asked(10, 10), 0, scores([0, 0])), -1)
  assert.equal(bestOf(asked(10, 20), 4.5, scores([3, 5])), 1)
  assert.equal(bestOf([], 0, scores([])), -1)
})

test('a question that cannot win any more is not asked', () => {
  const seen: string[] = []
  bestOf(asked(10, 30, 10), 0, scores([2, 9, 3], seen))
  assert.deepEqual(seen, ['0', '2'])
})
