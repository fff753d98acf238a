import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nearPhrases } from './near-han.ts'

const near = nearPhrases(new Set(['图书馆', '献血', '足球', '律师', '救护车', '养老院', '养老']))
const first = (text: string) => near(text)[0]?.text

test('a character that is read alike is the right one, also in a phrase of two', () => {
  for (const [typed, meant] of [
    ['献雪', '献血'],
    ['足求', '足球'],
    ['图书管', '图书馆'],
    ['养老员', '养老院'],
  ] as const)
    assert.equal(first(typed), meant, typed)
})

test('any character may be wrong in a phrase of three, but not in one of two', () => {
  assert.equal(first('救护东'), '救护车')
  assert.equal(first('足疗'), undefined)
})

test('what is known is not changed, and what stands around it stays', () => {
  assert.deepEqual(near('图书馆'), [])
  assert.deepEqual(near('普拉托图书管'), [{ text: '图书馆', start: 3, end: 6, alike: true }])
})
