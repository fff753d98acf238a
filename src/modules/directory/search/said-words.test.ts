import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildMeanings } from './meanings.ts'
import { nearKnown } from './near-known.ts'
import { readQuestion } from './question.ts'
import { rootOf } from './roots.ts'

const meanings = buildMeanings([
  { text: "can't hear", lang: 'en', codes: ['beneficiary:deaf'] },
  { text: "women's group", lang: 'en', codes: ['sector:women'] },
  { text: 'متطوع', lang: 'ar', codes: ['beneficiary:volunteers'] },
  { text: 'لاجئين', lang: 'ar', codes: ['beneficiary:refugees'] },
  { text: 'وكالة تشغيل', lang: 'ar', codes: ['sector:work'] },
  { text: 'جوقة', lang: 'ar', codes: ['sector:choir'] },
])
const codes = (text: string) => [...new Set(readQuestion(text, meanings).terms.flatMap((term) => term.codes))]

test('English is understood without its apostrophes', () => {
  for (const text of ["can't hear", 'cant hear', 'I can’t hear'])
    assert.deepEqual(codes(text), ['beneficiary:deaf'], text)
  for (const text of ["women's group", 'womens group', 'women group'])
    assert.deepEqual(codes(text), ['sector:women'], text)
})

test('words that only deny need not be found', () => {
  const { terms } = readQuestion("I don't have food", meanings)
  assert.deepEqual(
    terms.filter(({ optional }) => !optional).map(({ word }) => word),
    ['food'],
  )
})

test('Arabic words are known with what is written onto them, and in the feminine plural', () => {
  for (const text of ['كمتطوع', 'ومتطوع', 'وللمتطوعات'])
    assert.deepEqual(codes(text), ['beneficiary:volunteers'], text)
  assert.deepEqual(codes('للاجئين'), ['beneficiary:refugees'])
  assert.deepEqual(codes('جوقات'), ['sector:choir'])
})

test('a word without what is written onto it is still looked for as it was typed', () => {
  const [term] = readQuestion('كمتطوع', meanings).terms
  assert.equal(term?.word, 'متطوع')
  assert.ok(term?.alternatives.some(({ atoms }) => atoms[0]?.text === 'كمتطوع'))
})

test('an Arabic word ends with its feminine letter, whatever is written after it', () => {
  assert.deepEqual(codes('وكالةتشغيل'), ['sector:work'])
})

test('who does a thing, the doing and the thing have one root', () => {
  for (const [one, other] of [
    ['swimmers', 'swimming'],
    ['danseuses', 'danse'],
    ['donatrice', 'donatore'],
  ] as const)
    assert.equal(rootOf(one), rootOf(other), `${one} ${other}`)
})

test('a word nobody has may be one with the same root, or have an article written onto it', () => {
  const near = nearKnown(['swimming', 'isee', 'teatro'])
  const found = (word: string) => near({ word, prefix: false, most: 1 }).map((one) => one.word)
  assert.deepEqual(found('swimmers'), ['swimming'])
  assert.ok(found('dellisee').includes('isee'))
  assert.deepEqual(found('piscina'), [])
})
