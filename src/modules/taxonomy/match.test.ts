import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readListFiles } from './list-files.ts'
import { matcher } from './match.ts'

const terms = readListFiles().lists.flatMap(({ taxonomy, terms }) =>
  terms.map(({ code, labels }) => ({ taxonomy, code, words: labels })),
)
const match = matcher(terms)
const found = (text: string) => match(text).map(({ taxonomy, code }) => `${taxonomy}/${code}`)

test('the words people type find the term, in every language', () => {
  const cases = [
    ['badante', 'sector/assistenza_domiciliare'],
    ['doposcuola', 'sector/doposcuola'],
    ['课后辅导', 'sector/doposcuola'],
    ['律师', 'sector/assistenza_legale'],
    ['محامي', 'sector/assistenza_legale'],
    ['юрист', 'sector/assistenza_legale'],
    ['learn italian', 'sector/corsi_italiano'],
    ['学意大利语', 'sector/corsi_italiano'],
    ['تعلم الايطالية', 'sector/corsi_italiano'],
    ['盲人', 'beneficiary/disabili'],
    ['أطفال', 'beneficiary/minori'],
    ['الأطفال', 'beneficiary/minori'],
    ['медицина', 'area/sanitario'],
    ['看病', 'area/sanitario'],
    ["disabilita'", 'beneficiary/disabili'],
    ['DISABILI', 'beneficiary/disabili'],
    ['personnes agees', 'beneficiary/anziani'],
    ['дети', 'beneficiary/minori'],
    ['ребёнок', 'beneficiary/minori'],
    ['кошки', 'sector/rifugio_animali'],
    ['o.d.v.', 'type/odv'],
    ['banque alimentaire', 'sector/beni_prima_necessita'],
    ['mandarino', 'language_spoken/zh'],
  ] as const
  for (const [text, term] of cases) assert.ok(found(text).includes(term), `${text}: ${found(text)}`)
})

test('in a sentence the longest phrase wins', () => {
  assert.deepEqual(found('cerco un corso di italiano a Prato'), ['sector/corsi_italiano'])
  assert.ok(found('课后辅导普拉托').includes('sector/doposcuola'))
  assert.ok(found('aide aux devoirs à Prato').includes('sector/doposcuola'))
  assert.equal(
    match('doposcuola').every(({ whole }) => whole),
    true,
  )
  assert.equal(
    match('doposcuola a Prato').some(({ whole }) => whole),
    false,
  )
})

test('endings do not hide a term, and a word of its own comes before its look-alikes', () => {
  const cases = [
    ['помощь пожилым людям', 'beneficiary/anziani'],
    ['работа с детьми и подростками', 'beneficiary/minori'],
    ['anziane', 'beneficiary/anziani'],
    ['doposcuole', 'sector/doposcuola'],
    ['logements', 'sector/casa'],
    ['ambulanze', 'sector/trasporto_emergenza'],
  ] as const
  for (const [text, term] of cases) assert.ok(found(text).includes(term), `${text}: ${found(text)}`)
  assert.ok(found('corsa').includes('sector/aria_aperta'))
  assert.ok(!found('corsa').includes('sector/formazione_professionale'))
})

test('a match says the language of the word that was found', () => {
  assert.equal(match('长者')[0]?.lang, 'zh')
  assert.equal(match('aînés')[0]?.lang, 'fr')
})

test('nothing is found in nothing', () => {
  for (const text of ['', '   ', 'xyzzy', '\u202e', '𝕏𝕐', 'a'.repeat(100_000)])
    assert.deepEqual(match(text), [])
})
