import assert from 'node:assert/strict'
import { test } from 'node:test'
import { remembered } from './remembered.ts'

test('what was asked lately is not made again, and the rest is forgotten', () => {
  const made: string[] = []
  const upper = remembered(2, (word) => {
    made.push(word)
    return word.toUpperCase()
  })
  for (const word of ['a', 'b', 'a', 'c', 'a', 'd', 'e', 'b']) assert.equal(upper(word), word.toUpperCase())
  assert.deepEqual(made, ['a', 'b', 'c', 'd', 'e', 'b'])
})
