import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fold } from './fold.ts'
import { languagesOf, stemOf } from './stemmer.ts'

const SAME: [string, string, string][] = [
  ['it', 'volontari', 'volontario'],
  ['it', 'disabilità', 'disabili'],
  ['it', 'donazione', 'donazioni'],
  ['en', 'volunteers', 'volunteering'],
  ['fr', 'bénévoles', 'bénévole'],
  ['fr', 'familles', 'famille'],
  ['ru', 'волонтёры', 'волонтёра'],
  ['ru', 'пожилым', 'пожилые'],
  ['ar', 'المتطوعين', 'متطوع'],
  ['ar', 'متطوعات', 'متطوع'],
  ['ar', 'مكتبات', 'مكتبة'],
  ['ar', 'مسنات', 'المسنين'],
  ['ar', 'الجمعيات', 'جمعية'],
  ['ar', 'سيارات', 'السيارة'],
  ['ar', 'وكالات', 'الوكالة'],
  ['ar', 'البالغين', 'بالغ'],
]

test('words that differ in their endings have one stem, also without their accents', () => {
  for (const [lang, one, other] of SAME)
    assert.equal(stemOf(fold(one), lang), stemOf(fold(other), lang), `${one} ${other}`)
})

test('a word has stems only in the languages of its script', () => {
  assert.deepEqual(languagesOf('prato'), ['it', 'en', 'fr'])
  assert.deepEqual(languagesOf('01234'), [])
  assert.equal(stemOf('пожилым', 'it'), undefined)
  assert.equal(stemOf('志愿者', 'zh'), undefined)
  assert.equal(stemOf('prato', 'de'), undefined)
  assert.equal(stemOf('', 'it'), undefined)
})
