import assert from 'node:assert/strict'
import { test } from 'node:test'
import { processorTime } from '../../../platform/testing/processor-time.ts'
import { bigrams, foldText, tokens } from './fold.ts'

const same: [string, string][] = [
  ['A.V.I.S. Forlì', 'avis forli'],
  ['A. V. I. S. Forli’', 'avis forli'],
  ['A.M.ME.C.', 'ammec'],
  ['COOP. SOCIALE A R. L. O.N.L.U.S.', 'coop sociale a r l onlus'],
  ["Disabilita'", 'disabilità'],
  ['S. Francesco', 'San Francesco'],
  ['S.Francesco', 'san francesco'],
  ['Santa Maria', 'S.Maria'],
  ["L'Aquila", 'l’aquila'],
  ['волонтёры', 'ВОЛОНТЕРЫ'],
  ['المُتَطَوِّعين', 'متطوعين'],
  ['والمسنين', 'المسنين'],
  ['أحمد ة', 'احمد ه'],
  ['ＡＶＩＳ', 'avis'],
  ['Łódź straße', 'lodz strasse'],
]

test('writings of the same words are equal once folded', () => {
  for (const [one, other] of same) assert.equal(foldText(one), foldText(other), one)
})

test('й stays a letter of its own, since endings depend on it', () => {
  assert.equal(foldText('Пожилой'), 'пожилой')
})

test('each word knows where it stands in the text', () => {
  const text = 'Ass. A.V.I.S. «Élan» 看病'
  assert.deepEqual(
    tokens(text).map(({ start, end }) => text.slice(start, end)),
    ['Ass', 'A.V.I.S.', 'Élan', '看病'],
  )
})

test('hostile text gives words or none, quickly', async () => {
  const texts = [
    '',
    '...',
    '\u202e\u2066abc',
    '\ud800',
    'a.'.repeat(5_000),
    '看'.repeat(5_000),
    "';--",
    '\u0301\u0301',
  ]
  const work = await processorTime(() => {
    for (const text of texts) for (const token of tokens(text)) assert.doesNotMatch(token.text, /['\\\s]/)
  })
  assert.ok(work < 5_000, `${work} ms`)
})

test('a Chinese run gives its pairs of characters', () => {
  assert.deepEqual(bigrams('志愿者'), ['志愿', '愿者'])
  assert.deepEqual(bigrams('家'), ['家'])
})
