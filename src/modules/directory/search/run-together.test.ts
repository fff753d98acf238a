import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildMeanings, type Phrase } from './meanings.ts'
import { readQuestion } from './question.ts'
import { runTogether } from './run-together.ts'

const of = (lang: string, ...texts: string[]): Phrase[] =>
  texts.map((text) => ({ text, lang, codes: ['sector:one'] }))
const meanings = buildMeanings([
  ...of('fr', 'mal aux articulations', 'seconde main', 'main verte', "excursion d'une journée"),
  ...of('it', 'casa', 'canto', 'pagare le bollette', 'sindrome x fragile'),
  ...of('en', "can't drive"),
  ...of('ru', 'не справляется в школе'),
  ...of('ar', 'سرطان الدم', 'أشعر بالحزن', 'مساعدة المسنين'),
])
const apart = (text: string) => runTogether(text, readQuestion(text, meanings).terms, meanings)

test('a space left out of a known phrase is put in, also beside a word that says nothing', () => {
  for (const [typed, meant] of [
    ['secondemain', 'seconde main'],
    ['malaux articulations', 'mal aux articulations'],
    ["can'tdrive", "can't drive"],
    ['excursion dune journée', "excursion d'une journée"],
    ['несправляется в школе', 'не справляется в школе'],
    ['سرطانالدم', 'سرطان الدم'],
    ['أشعربالحزن', 'أشعر بالحزن'],
    ['pagarele bollette', 'pagare le bollette'],
  ] as const)
    assert.equal(apart(typed)?.text, meant, typed)
  assert.deepEqual(apart('secondemain')?.changed, ['secondemain'])
})

test('what is known stays as it is, and so does what makes no phrase, or only by its stem', () => {
  for (const text of [
    'sindrome x fragille',
    'canto',
    'incanto',
    'lacasa',
    'casacanto',
    'casa',
    'malaux dents',
    'secondemain zzzz',
    'مساعدةالمسنون',
    'سرطاناتالدم',
    '',
  ])
    assert.equal(apart(text), undefined, text)
  assert.equal(apart('a'.repeat(5_000)), undefined)
})
