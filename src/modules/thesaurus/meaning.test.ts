import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApplication, testApplication } from '../../platform/testing/application.ts'
import { taxonomy } from '../taxonomy/module.ts'
import { territory } from '../territory/module.ts'
import { knownMeanings } from './entry-page.tsx'
import { languageOf } from './language-of.ts'
import { type Meant, meaningName, meaningOf } from './meaning.ts'
import { thesaurus } from './module.ts'
import { placeLine, placesOf } from './place-lines.ts'

let house: TestApplication
let meant: Meant
before(async () => {
  house = await testApplication([taxonomy, territory, thesaurus])
  meant = await knownMeanings(house.services)
})
after(() => house.stop())

const nameOf = (code: string, lang: 'it' | 'zh' = 'it') => {
  const meaning = meaningOf(code, meant)
  return meaning && `${meaning.known ? '' : 'unknown '}${meaningName(meaning, meant, lang)}`
}

test('a code stands for an entry of a code list or a place, and is named in the language of the page', () => {
  assert.equal(nameOf('sector:mensa'), 'Mense')
  assert.equal(nameOf('language:zh'), 'Cinese')
  assert.equal(nameOf('place:100005'), 'Prato')
  assert.equal(nameOf('place:100005', 'zh'), '普拉托')
  assert.equal(nameOf('place:100005-iolo'), 'Iolo (Prato)')
})

test('a code that stands for nothing is known as such', () => {
  assert.equal(nameOf('sector:nothing'), 'unknown nothing')
  assert.equal(nameOf('place:999999'), 'unknown 999999')
  assert.equal(nameOf('place:100005-atlantide'), 'unknown Prato')
  assert.equal(nameOf('colour:red'), undefined)
  assert.equal(nameOf('sector:'), undefined)
})

test('a place is named by code, by name in any language, or not at all', () => {
  assert.deepEqual(placesOf('Prato', meant), ['100005'])
  assert.deepEqual(placesOf('普拉托', meant), ['100005'])
  assert.deepEqual(placesOf('100005-iolo', meant), ['100005-iolo'])
  assert.deepEqual(placesOf('048017', meant), ['048017'], 'outside the territory')
  for (const line of ['Atlantide', '999999', '100005-atlantide', '%', ''])
    assert.deepEqual(placesOf(line, meant), [])
})

test('the form writes a place so that it is read as the same', () => {
  for (const code of ['100005', '100005-iolo', '048017', '100001'])
    assert.deepEqual(placesOf(placeLine(code, meant), meant), [code])
})

test('the language of words is told by their letters, else it is that of the page', () => {
  assert.equal(languageOf('看病', 'it'), 'zh')
  assert.equal(languageOf('مساعدة', 'it'), 'ar')
  assert.equal(languageOf('помощь', 'en'), 'ru')
  assert.equal(languageOf('food', 'en'), 'en')
  assert.equal(languageOf('permesso di soggiorno', 'zh'), 'it')
})
