import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countDamage, noDamage, repairText } from './damaged-text.ts'

const host = noDamage()
countDamage(host, '§UXILIA')

const fromHost: [string, string][] = [
  ['PLEASE SOUND:DIRITTI PER TUTTIé', 'PLEASE SOUND:DIRITTI PER TUTTI!'],
  ['VOA VOA é ONLUS - AMICI DI SOFIA', 'VOA VOA! ONLUS - AMICI DI SOFIA'],
  ['§UXILIA', '@UXILIA'],
  ['NOI CI SIAMOéé ASSOC.FAMILIARI', 'NOI CI SIAMO!! ASSOC.FAMILIARI'],
  ['DIS§BILMENTE', 'DIS@BILMENTE'],
  ['£FINDTHEORANGE', '#FINDTHEORANGE'],
  ['ASD FUTUROSA £ FORNA BASKET TRIESTE', 'ASD FUTUROSA # FORNA BASKET TRIESTE'],
  ['ORGANIZZAZIONE "EFFATA\'é"', 'ORGANIZZAZIONE "EFFATA\'!"'],
]
for (const [cell, text] of fromHost)
  test(`in a list of an Italian mainframe ${cell} is ${text}`, () =>
    assert.deepEqual(repairText(cell, host), { text, repaired: true, damaged: false }))

const anywhere: [string, string, boolean][] = [
  ['PERCHé NO', 'PERCHé NO', false],
  ['RECUPERIAMOCI é', 'RECUPERIAMOCI!', false],
  ['YA BASTAé', 'YA BASTAé', true],
  ['Le Café des Amis', 'Le Café des Amis', false],
  ['CittÃ\u00a0 di Prato', 'Città di Prato', false],
  ['L’albero', 'L’albero', false],
  ['L\u00e2\u20ac\u2122albero', 'L’albero', false],
  ['SOCIET\uFFFD COOPERATIVA', 'SOCIETÀ COOPERATIVA', false],
  ['Societ\uFFFD cooperativa', 'Società cooperativa', false],
  ['CAFF\uFFFD DEL \uFFFD', 'CAFFÈ DEL \uFFFD', true],
  ['ARTE ¬ BALLETTO', 'ARTE ¬ BALLETTO', true],
  ['盲人协会 😀', '盲人协会 😀', false],
  ['\u202eabc', '\u202eabc', false],
  ['', '', false],
]
for (const [cell, text, damaged] of anywhere)
  test(`${JSON.stringify(cell)} is repaired to ${text}`, () =>
    assert.deepEqual(repairText(cell), { text, repaired: text !== cell, damaged }))

test('a lost letter that could be several is reported, not guessed', () =>
  assert.equal(repairText("L'APPRODOç", host).damaged, true))

test('a list with real accents never has its é turned into !', () => {
  const mixed = noDamage()
  countDamage(mixed, '§UXILIA')
  countDamage(mixed, 'CITTÀ')
  assert.equal(repairText('PERCHé', mixed).text, 'PERCHé')
})
