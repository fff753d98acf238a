import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { foldText } from '../text/fold.ts'
import { offerKey, offersBeginning, readOffers, writeOffers } from './offers.ts'
import { textAt } from './segment.ts'

const WORDS = ['casa', 'casale', 'a', 'di', 'Aiuto', 'ai', 'помощь', 'дом', '看病', '𠮷', '﨑', 'é', 'مساعدة']
const someText = fc.array(fc.constantFrom(...WORDS), { maxLength: 5 }).map((words) => words.join(' '))

test('a beginning finds the offers that have it at the beginning of a word, in every script', () => {
  const someTexts = fc.uniqueArray(someText, { maxLength: 30 })
  const asked = fc.tuple(someText, fc.nat({ max: 8 })).map(([text, length]) => text.slice(0, length))
  fc.assert(
    fc.property(someTexts, asked, (texts, beginning) => {
      const folded = foldText(beginning)
      fc.pre(folded !== '')
      const offers = writeOffers(new Map(texts.map((text, at) => [offerKey('it', text), [at]])))
      const found = offersBeginning(offers, folded, 1_000, () => true).map(({ offer }) =>
        textAt(offers.texts, offer),
      )
      const having = texts.filter((text) => ` ${foldText(text)}`.includes(` ${folded}`))
      assert.deepEqual(found.toSorted(), having.toSorted())
    }),
  )
})

test('of many offers that begin so the commonest are found, but for those that may not be seen', () => {
  const someCounts = fc.array(fc.nat({ max: 40 }), { minLength: 150, maxLength: 400 })
  fc.assert(
    fc.property(someCounts, fc.nat({ max: 12 }), fc.nat({ max: 3 }), (counts, most, hidden) => {
      const texts = counts.map((_, at) => `${at % 3 === 0 ? 'prima casa' : 'casa'} ${at}`)
      const lists = counts.map((count) => Array.from({ length: count + 1 }, (_, record) => record))
      const offers = writeOffers(new Map(texts.map((text, at) => [offerKey('it', text), lists[at] ?? []])))
      const isSeen = (offer: number) => offer % 4 !== hidden
      const found = offersBeginning(offers, 'casa', most, isSeen)
      const expected = lists.flatMap(({ length }, offer) => (isSeen(offer) ? [length] : []))
      assert.deepEqual(
        found.map(({ records }) => records),
        expected.sort((a, b) => b - a).slice(0, most),
      )
      assert.ok(found.every(({ offer }) => isSeen(offer)))
    }),
    { numRuns: 50 },
  )
})

test('what was written is read again, each in its language and without the records that went', () => {
  const lists = new Map([
    [offerKey('it', 'Doposcuola'), [0, 2]],
    [offerKey('ar', 'مساعدة'), [1]],
    [offerKey('und', 'Doposcuola'), [2]],
  ])
  const read = new Map<string, number[]>()
  readOffers(writeOffers(lists), Int32Array.of(0, -1, 1), read)
  assert.deepEqual(
    [...read],
    [
      [offerKey('it', 'Doposcuola'), [0, 1]],
      [offerKey('und', 'Doposcuola'), [1]],
    ],
  )
})
