import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readDistance } from './asked-distance.ts'
import { buildMeanings, joinMeanings, type Phrase } from './meanings.ts'
import { readQuestion } from './question.ts'

const PHRASES: Phrase[] = [
  {
    text: 'aiuto anziani a casa',
    lang: 'it',
    codes: ['sector:domiciliare'],
    words: ['assistenza domiciliare'],
  },
  { text: 'anziani', lang: 'it', codes: ['beneficiary:anziani'] },
  { text: 'пожилые люди', lang: 'ru', codes: ['beneficiary:anziani'] },
  { text: '看病', lang: 'zh', codes: ['sector:salute'] },
  { text: '意大利语课', lang: 'zh', codes: ['sector:corsi'] },
  { text: 'calci', lang: 'it', codes: ['place:050003'], exact: true },
  { text: 'volontariato', lang: 'it', codes: ['area:volontariato'] },
  { text: 'géorgien', lang: 'fr', codes: ['sector:comunita'] },
  { text: 'photos', lang: 'fr', codes: ['sector:arte'] },
  { text: 'georgiani', lang: 'it', codes: ['sector:comunita'] },
  { text: 'escursioni', lang: 'it', codes: ['sector:aria'], words: ['cai', 'sentieri'] },
  { text: 'quartier', lang: 'fr', codes: ['sector:vicini'] },
  { text: 'toxicomanes', lang: 'fr', codes: ['sector:dipendenze', 'sector:auto_aiuto'] },
]
const meanings = joinMeanings([buildMeanings(PHRASES)])
const read = (text: string) => readQuestion(text, meanings)
const codes = (text: string) => [...new Set(read(text).terms.flatMap((term) => term.codes))]

test('a phrase is understood in any order, and stands for each of its words', () => {
  const { terms } = read('anziani a casa, aiuto')
  assert.ok(terms.every((term) => term.codes.includes('sector:domiciliare')))
  assert.deepEqual(codes('casa'), [])
})

test('endings, other scripts and words cut by spaces or not are the same phrase', () => {
  assert.deepEqual(codes('пожилым людям'), ['beneficiary:anziani'])
  assert.deepEqual(codes('我要看病'), ['sector:salute'])
  assert.deepEqual(codes('意大利语 免费 课'), ['sector:corsi'])
})

test('one or many, he or she, is the same phrase in Italian and French', () => {
  for (const word of ['géorgiens', 'géorgienne', 'photo', 'photos', 'georgiano', 'georgiani'])
    assert.equal(codes(`${word} `).length, 1, word)
  // An error is not taken for another number: it would not be put right.
  for (const word of ['georges', 'photoo', 'georgianoo', 'georgianes'])
    assert.deepEqual(codes(`${word} `), [])
})

test('the end of the question may be only begun, but other words are not names of places', () => {
  assert.deepEqual(codes('volont'), ['area:volontariato'])
  assert.deepEqual(codes('calcio'), [])
  assert.deepEqual(codes('volont '), [])
})

test('of several services that a phrase means the first is what is looked for first', () => {
  const qualityOf = (code: string) =>
    read('toxicomanes ').terms[0]?.alternatives.find(({ atoms }) => atoms[0]?.text === code)?.quality ?? 0
  assert.ok(qualityOf('dipendenze') > qualityOf('auto_aiuto') && qualityOf('auto_aiuto') > 0)
})

test('what is written as two words is tried as one', () => {
  const forms = read('ciclo officina').terms[0]?.alternatives.map(({ atoms }) => atoms[0]?.text)
  assert.ok(forms?.includes('ciclofficina') && forms.includes('cicloofficina'))
})

const DISTANCES: [string, number][] = [
  ['mensa entro 5 km da Vaiano', 5],
  ['mensa nel raggio di 10 chilometri', 10],
  ['mensa a meno di 500 m da Prato', 0.5],
  ['food within 2.5 km of Prato', 2.5],
  ['repas à moins de 5 km de Prato', 5],
  ['普拉托 5公里内 食堂', 5],
  ['مطعم في حدود 5 كم من براتو', 5],
  ['مطعم في حدود ٥ كم من براتو', 5],
  ['столовая в пределах 5 км от Прато', 5],
]

test('what it costs, and that it is needed, is good to find but not needed', () => {
  for (const [asked, needed] of [
    ['learn italian for free', 'learn italian'],
    ['ginnastica gratis per anziani', 'ginnastica anziani'],
    ['бесплатная еда', 'еда'],
    ['أحتاج إلى محامي', 'محامي'],
    ['gratis', 'gratis'],
  ] as const) {
    const { terms } = readQuestion(asked, meanings)
    const words = terms.flatMap(({ word, optional }) => (optional ? [] : [word]))
    assert.equal(words.join(' '), needed, asked)
  }
})

test('that it is an association is needed only where no service is named beside it', () => {
  const needed = (asked: string) =>
    read(asked).terms.flatMap(({ word, optional }) => (optional ? [] : [word]))
  for (const body of ['association', 'club', 'associazione', 'جمعية'])
    assert.deepEqual(needed(`${body} quartier`), ['quartier'], body)
  assert.deepEqual(needed('associazione anziani'), ['associazione', 'anziani'])
  assert.deepEqual(needed('associazione'), ['associazione'])
})

test('initials that the thesaurus gives are no stems', () => {
  const given = read('escursioni').terms[0]?.alternatives.map(
    ({ atoms: [atom] }) => `${atom?.as} ${atom?.text}`,
  )
  assert.ok(given?.includes('word cai') && given.includes('stem sentieri'), given?.join(', '))
})

test('how old somebody is, is not needed, in six languages', () => {
  for (const [asked, needed] of [
    ['calcio bambino 8 anni', 'calcio bambino'],
    ['football for an 8-year-old', 'football'],
    ['football 8 years old', 'football'],
    ['foot 8ans', 'foot'],
    ['nido 0-3 anni', 'nido'],
    ['футбол 8 лет', 'футбол'],
    ['كرة 8 سنوات', 'كره'],
    ['كرة ٨ سنوات', 'كره'],
    ['8岁 看病', '看病'],
    ['8岁的看病', '看病'],
    ['vent’anni', 'vent anni'],
    ['25 aprile', '25 aprile'],
    ['8 anni', '8 anni'],
  ] as const) {
    const { terms } = read(asked)
    assert.equal(terms.flatMap(({ word, optional }) => (optional ? [] : [word])).join(' '), needed, asked)
  }
})

test('a distance is understood in six languages and is no word to find', () => {
  for (const [text, km] of DISTANCES) {
    const { withinKm, near, terms } = read(text)
    assert.deepEqual([withinKm, near], [km, true], text)
    assert.ok(
      terms.every(({ word }) => !/\d|^(km|公里|كم|км)$/.test(word)),
      terms.map(({ word }) => word).join(' '),
    )
  }
})

test('what is no distance is left alone', () => {
  for (const text of ['corsa 10 km', 'telefono 0574 5 12', 'via 25 aprile', 'entro 0 km', ''])
    assert.deepEqual(readDistance(text), { text, km: undefined })
})

test('that something is asked for is not needed, and a club says less than what it does', () => {
  for (const asked of ['domanda', 'demande', 'application', 'заявление', 'طلب'])
    assert.deepEqual(
      read(`${asked} anziani`).terms.map(({ optional }) => optional),
      [true, false],
      asked,
    )
  for (const group of ['club', 'gruppo', 'groupe', 'клуб', 'نادي']) {
    const [first, second] = read(`${group} scacchi`).terms
    assert.ok((first?.weight ?? 0) < (second?.weight ?? 0), group)
  }
})

test('a word that means something as it is typed is hardly the beginning of another', () => {
  const qualityOf = (text: string) =>
    read(text).terms[0]?.alternatives.find(({ atoms }) => atoms[0]?.as === 'prefix')?.quality ?? 0
  assert.ok(qualityOf('anziani') < 0.2)
  assert.ok(qualityOf('anzian') > 0.8)
})
