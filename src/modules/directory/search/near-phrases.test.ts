import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildMeanings, type Phrase } from './meanings.ts'
import { nearWordPhrases } from './near-phrases.ts'
import { readQuestion } from './question.ts'

const of = (lang: string, ...texts: string[]): Phrase[] =>
  texts.map((text) => ({ text, lang, codes: ['sector:one'] }))
const PHRASES = [
  ...of('fr', 'croix rouge', 'médecins sans frontières', 'femmes battues', 'cancer du sein', 'vaiano'),
  ...of('it', 'pagare le bollette', 'casa'),
  ...of('ru', 'анонимные алкоголики'),
  ...of('ar', 'أطباء بلا حدود'),
]
const meanings = buildMeanings(PHRASES)
const near = nearWordPhrases(PHRASES, (word) => meanings.words.has(word))
const respelt = (text: string) => near(text, readQuestion(text, meanings).terms)?.text

test('a phrase is known with typing errors in words that nobody knows', () => {
  for (const [typed, meant] of [
    ['croi rouge', 'croix rouge'],
    ['medcins sans frontieres', 'medecins sans frontieres'],
    ['les medcins sans frontire à Vaiano', 'les medecins sans frontieres à Vaiano'],
    ['аноимные алкоголики', 'анонимные алкоголики'],
    ['أطباء بلا حدوود', 'أطباء بلا حدود'],
  ] as const)
    assert.equal(respelt(typed), meant, typed)
})

test('the error may be in another form of a word, and two words may be exchanged', () => {
  assert.equal(respelt('femme batue'), 'femme battues')
  assert.equal(respelt('bolette da pagare'), 'bollette da pagare')
})

test('known words stay as they are typed, and so does all that names something else', () => {
  assert.equal(respelt('croix rouge'), undefined)
  assert.equal(respelt('casa rouge'), undefined)
  assert.equal(respelt('croi rouge de Pitigliano'), undefined)
  assert.equal(respelt('croi'), undefined)
  assert.equal(respelt('cancers du sein'), undefined, 'another number is no error')
})
