import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tokens } from './fold.ts'
import { nameKey } from './name-key.ts'

const keyOf = (text: string) => nameKey(tokens(text))

test('a name is what was asked whatever body it says it is, and however it is written', () => {
  for (const name of ['Il Sorriso', 'Associazione "Il Sorriso" ODV', 'IL SORRISO - A.P.S.'])
    assert.equal(keyOf(name), keyOf('il sorriso'), name)
  assert.equal(keyOf("Casa dell'Angelo"), keyOf('casa dell angelo'))
})

test('another little word, another number or another order is another name', () => {
  for (const name of ['Col Sorriso', 'Sorriso', 'Il Sorrisi', 'Sorriso il'])
    assert.notEqual(keyOf(name), keyOf('il sorriso'), name)
})

test('nothing, or only words that all bodies have, is no name', () => {
  for (const text of ['', '...', 'Associazione onlus']) assert.equal(keyOf(text), 0)
})
