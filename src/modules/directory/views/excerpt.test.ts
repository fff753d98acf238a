import assert from 'node:assert/strict'
import { test } from 'node:test'
import { excerpt, excerptable } from './excerpt.ts'
import { marksOf } from './marked.ts'

const marks = (...words: string[]) => marksOf({ marks: [], matched: words, together: [], codes: [] })
const LONG = `${'Siamo un gruppo di persone del quartiere. '.repeat(6)}Il martedì portiamo la spesa a chi è solo. Fine.`

test('a description is shown from its beginning unless the match stands further on', () => {
  const text = excerptable(LONG)
  assert.match(excerpt(text, marks()), /^Siamo un gruppo/)
  assert.match(excerpt(text, marks('quartiere')), /^Siamo un gruppo/)
  assert.equal(excerpt(text, marks('spesa')), '…Il martedì portiamo la spesa a chi è solo. Fine.')
})

test('a match far into a sentence is shown with the words before it', () => {
  const text = excerptable(`${'parola '.repeat(80)}tesoro ${'parola '.repeat(40)}`)
  const shown = excerpt(text, marks('tesoro'))
  assert.ok(shown.includes('tesoro') && shown.length < 180 && shown.startsWith('…parola'), shown)
})

test('a text without spaces is cut all the same', () => {
  const text = excerptable(`${'志'.repeat(300)}愿`)
  assert.ok(excerpt(text, marks('愿愿')).length < 180)
})
