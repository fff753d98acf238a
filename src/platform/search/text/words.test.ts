import assert from 'node:assert/strict'
import { test } from 'node:test'
import { words } from './words.ts'

const at = (text: string) => words(text).map(({ text: word, position }) => `${word} ${position}`)

test('words count from the first, and those that say nothing stand where the next one does', () => {
  assert.deepEqual(at('Amici della Pro Loco di Prato'), [
    'amici 0',
    'della 1',
    'pro 1',
    'loco 2',
    'di 3',
    'prato 3',
  ])
})

test('Chinese is found by its words, its pairs and its characters, each once', () => {
  const found = at('志愿者协会 Prato')
  for (const word of ['志愿 0', '协会 2', '志 0', '者 1', '愿者 0', 'prato 3'])
    assert.ok(found.includes(word), word)
  assert.equal(new Set(found).size, found.length)
})

test('no text is no word', () => {
  assert.deepEqual(words(' – … \ud800'), [])
})
