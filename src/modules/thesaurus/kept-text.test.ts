import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keptText } from './kept-text.ts'

test('a search is kept in lower case, without invisible signs and needless spaces', () => {
  assert.equal(keptText('  Cibo\u202e  per i\tPOVERI\u0000 '), 'cibo per i poveri')
  assert.equal(keptText('Ｍｅｎｓａ'), 'mensa')
  assert.equal(keptText('学意大利语'), '学意大利语')
  assert.equal(keptText('a\ud800b'), 'a\ufffdb')
  assert.equal(keptText('5x1000 anno 2020'), '5x1000 anno 2020')
  assert.equal(keptText('disabilita@'), 'disabilita@')
})

for (const [what, texts] of [
  ['nothing', ['', '   ', '\u200b\u200e']],
  ['more than a hundred signs', ['a'.repeat(101), `${'parola '.repeat(20)}`]],
  ['a mail address', ['scrivi a mario.rossi@example.it', 'mario＠example.it']],
  ['a phone number', ['333 1234567', '+39 0574-12.34.56', '٠٥٧٤١٢٣٤٥٦', '(0574) 123456 mario']],
  ['a tax code', ['RSSMRA85T10A562S', 'rss mra 85t10 a562s', 'cf RSSMRA85T10A562S', 'RSSMRA85T10A56NH']],
  ['a tax code of a body or a bank account', ['92012345678', 'IT60 X054 2811 1010 0000 0123 456']],
] as const) {
  test(`a search with ${what} is not kept`, () => {
    for (const text of texts) assert.equal(keptText(text), undefined, text)
  })
}
