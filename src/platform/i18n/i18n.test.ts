import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadCatalogues, translators } from './catalogue.ts'
import { enumerated } from './enumerated.ts'
import { LANGUAGES } from './languages.ts'
import { negotiate } from './negotiate.ts'

const t = translators(loadCatalogues([]), 'Europe/Rome')

test('a number takes the plural form of each language', () => {
  const said = (n: number) => LANGUAGES.map((lang) => t[lang]('form.choose_at_most', { maximum: n }))
  assert.deepEqual(said(2), [
    'Scegli al massimo 2 voci.',
    'Choose 2 items at most.',
    'Choisissez 2 éléments au maximum.',
    '最多可选择 2 项。',
    'اختر عنصرين على الأكثر.',
    'Выберите не более 2 пунктов.',
  ])
  assert.match(t.ru('form.too_short', { minimum: 21 }), /21 символа/)
  assert.match(t.ar('form.too_short', { minimum: 3 }), /3 أحرف/)
})

test('a browser gets the first of our languages it asks for, by weight, and Italian otherwise', () => {
  assert.equal(negotiate('zh-Hant-TW,zh;q=0.9,en;q=0.8'), 'zh')
  assert.equal(negotiate('de;q=1, ru;q=0.3, ar;q=0.7'), 'ar')
  assert.equal(negotiate('fr;q=0, en'), 'en')
  for (const odd of [undefined, '', '*', 'xx', 'q=;;,,', 'it;q=abc', 'a'.repeat(10_000)])
    assert.equal(negotiate(odd), 'it')
})

test('a message said before is not mistaken for another one', () => {
  const odd = t.en('form.at_least', { minimum: 1_000 })
  assert.equal(odd, 'Enter a number of 1,000 or more.')
  assert.equal(t.en('form.at_least', { minimum: 1_000 }), odd)
  assert.equal(t.en('form.at_least', { minimum: 1_001 }), 'Enter a number of 1,001 or more.')
  assert.equal(
    t.fr('form.at_least', { minimum: 1_000 }),
    'Saisissez un nombre supérieur ou égal à 1\u202f000.',
  )
})

test('things one after the other have the comma of the language', () => {
  assert.equal(enumerated('it', ['telefono', 'indirizzo']), 'telefono, indirizzo')
  assert.equal(enumerated('ar', ['الهاتف', 'العنوان']), 'الهاتف، العنوان')
  assert.equal(enumerated('zh', ['电话', '地址']), '电话、地址')
})
