import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fold, tokens } from '../../../platform/search/text/fold.ts'
import { wordFilter } from './word-filter.ts'

const LETTERS = [...'aAsStTnNoOxX.é', 'e\u0301', 'ß', 'Æ', 'ø', 'İ', 'ｆ', '7', 'ж', 'ال', '\u0327']

test('no word is passed over that is one of those looked for, or begins like one', () => {
  const text = fc
    .array(fc.constantFrom(...LETTERS), { minLength: 1, maxLength: 8 })
    .map((all) => all.join(''))
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 9 }), (written, length) => {
      for (const { text: folded, start, end, han } of tokens(written)) {
        const begun = folded.slice(0, length)
        assert.ok(han || wordFilter([begun])(written, start, end), `${written} ${begun}`)
      }
    }),
    { numRuns: 3_000 },
  )
})

test('saints are found however they are written, and words with other beginnings are passed over', () => {
  const saint = wordFilter([fold('santa')])
  for (const one of ['S', 'S.', 'SS', 'Sto', 'San', 'Santa']) assert.ok(saint(one, 0, one.length), one)
  for (const one of ['stazione', 'casa', 'aiuto']) assert.equal(saint(one, 0, one.length), false, one)
})
