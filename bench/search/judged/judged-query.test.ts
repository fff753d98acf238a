import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LANGUAGES } from '../../../src/platform/i18n/languages.ts'
import { accepts, plain } from './judge.ts'
import type { JudgeRecord } from './judge-records.ts'
import { isClosed, judgedQueries, partOf } from './judged-query.ts'

const CROSS: JudgeRecord = {
  slug: 'croce-verde',
  name: 'Croce Verde ODV',
  taxCode: '01234567890',
  names: ['croce verde odv'],
  offers: ['trasporto per visite ed esami'],
  codes: new Set(['sector:trasporto_emergenza', 'language:ar']),
  places: [{ istat: '100006', locality: 'Schignano', point: { lat: 43.9649, lon: 11.101 } }],
}
const VAIANO = { lat: 43.9685, lon: 11.1225 }
const accepted = (...rules: string[][]) => accepts(rules, CROSS, () => VAIANO)

test('there are at least 160 Italian queries and 32 in each other language, none asked twice', () => {
  const all = judgedQueries()
  const perLanguage = Map.groupBy(all, ({ lang }) => lang)
  for (const lang of LANGUAGES)
    assert.ok((perLanguage.get(lang)?.length ?? 0) >= (lang === 'it' ? 160 : 32), lang)
  assert.equal(new Set(all.map(({ id }) => id)).size, all.length)
  assert.equal(new Set(all.map(({ corpus, lang, q }) => `${corpus} ${lang} ${q}`)).size, all.length)
})

test('about a third of the first part is closed', () => {
  const all = judgedQueries().filter((query) => partOf(query) === 'first')
  const share = all.filter(isClosed).length / all.length
  assert.ok(share > 0.28 && share < 0.39, String(share))
})

test('a rule holds when all its conditions do, and one rule is enough', () => {
  assert.ok(accepted(['sector:trasporto_emergenza', 'place:100006', 'language:ar']))
  assert.ok(!accepted(['sector:trasporto_emergenza', 'place:100005']))
  assert.ok(accepted(['sector:mensa'], ['sector:mensa|sector:trasporto_emergenza']))
})

test('names are compared by whole words, whatever their accents, dots and legal form', () => {
  assert.ok(accepted(['name:Croce Verde']))
  assert.ok(!accepted(['name:croce ver']))
  assert.ok(accepted(['is:croce verde']))
  assert.ok(!accepted(['is:croce']))
  assert.equal(plain('A.V.I.S. «Città» di S. Piero'), 'avis citta di s piero')
})

test('places are municipalities, provinces, localities, or all within some kilometres', () => {
  for (const place of ['100006', '100', '100006/Schignano']) assert.ok(accepted([`place:${place}`]), place)
  for (const place of ['100005', '048', '100006/La Briglia']) assert.ok(!accepted([`place:${place}`]), place)
  assert.ok(accepted(['within:100006:3']))
  assert.ok(!accepted(['within:100006:1']))
})
