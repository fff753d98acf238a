import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { spellings } from './spellings.ts'

test('a writing has the number that was kept for it, wherever it stands, and others have none', () => {
  const someWord = fc.string({ unit: fc.constantFrom('a', 'à', 'я', '看', '\ud840', "'"), maxLength: 6 })
  fc.assert(
    fc.property(
      fc.array(someWord, { maxLength: 40 }),
      fc.array(someWord, { maxLength: 10 }),
      (kept, asked) => {
        const known = spellings()
        const expected = new Map<string, number>()
        for (const [number, word] of kept.entries()) {
          assert.equal(known.get(`a ${word}a`, 2, 2 + word.length), expected.get(word))
          if (!expected.has(word)) known.keep(`à${word}`, 1, 1 + word.length, number)
          if (!expected.has(word)) expected.set(word, number)
        }
        for (const word of [...kept, ...asked])
          assert.equal(known.get(word, 0, word.length), expected.get(word), word)
      },
    ),
  )
})

test('as many writings as there may be are kept apart', () => {
  const known = spellings()
  const word = (number: number) => `parola${number}`
  for (let number = 0; number < 20_000; number++) known.keep(word(number), 0, word(number).length, number)
  for (let number = 0; number < 20_000; number += 7)
    assert.equal(known.get(word(number), 0, word(number).length), number)
  assert.equal(known.get('parola20000', 0, 11), undefined)
})
