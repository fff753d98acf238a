import assert from 'node:assert/strict'
import { test } from 'node:test'
import { splitWord } from './split-word.ts'

const WORDS = new Set([
  'amici',
  'cuore',
  'casa',
  'gioventu',
  'aiuto',
  'compiti',
  'pallamano',
  'palla',
  'mano',
])
const known = {
  having: async (words: readonly string[]) => words.map((word) => (WORDS.has(word) ? 1 : 0)),
  isKnown: () => false,
}

test('a word without its spaces is cut where all the parts are words, articles and prepositions among them', async () => {
  assert.equal((await splitWord('amicidelcuore', known))[0], 'amici del cuore')
  assert.equal((await splitWord('casadellagioventu', known))[0], 'casa della gioventu')
  assert.equal((await splitWord('aiutocompiti', known))[0], 'aiuto compiti')
})

test('the fewest parts come first, and what is no words is not cut', async () => {
  assert.equal((await splitWord('amicipallamano', known))[0], 'amici pallamano')
  assert.deepEqual(await splitWord('amicizzzzz', known), [])
})

test('words that say nothing are cut apart too, for they are left out then', async () => {
  assert.deepEqual(await splitWord('jecherche', known), ['je cherche'])
})
