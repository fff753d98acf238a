import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openAsked } from './open-words.ts'
import { EVERYTHING } from './search.ts'

const asked = (q: string, literal = false) => ({
  request: { ...EVERYTHING, q, literal, page: 2 },
  nearText: '',
  ignored: [],
})

test('"open now" in the words is the filter, in six languages, and the rest stays', () => {
  for (const [q, rest] of [
    ['Mensa aperta adesso vicino a Vaiano', 'Mensa vicino a Vaiano'],
    ['aperto ora', ''],
    ['sportelli che sono aperti in questo momento', 'sportelli'],
    ['food bank open right now', 'food bank'],
    ['bibliothèques ouvertes maintenant', 'bibliothèques'],
    ['Qui est ouvert en ce moment', ''],
    ['现在开门的食堂', '食堂'],
    ['正在营业 药店', '药店'],
    ['مطعم مجاني مفتوح الآن', 'مطعم مجاني'],
    ['библиотека, открытая сейчас', 'библиотека,'],
    ['столовая работает сейчас', 'столовая'],
  ] as const) {
    const { request } = openAsked(asked(q))
    assert.deepEqual([request.q, request.openNow, request.page], [rest, true, 2], q)
  }
})

test('names that only sound so, and what is asked letter by letter, stay as they are', () => {
  for (const q of ['Porta Aperta', 'Open Nowhere', 'Laboratorio aperto Adessi', 'centro aperto', '开放日'])
    assert.deepEqual(openAsked(asked(q)), asked(q))
  assert.deepEqual(openAsked(asked('aperto adesso', true)), asked('aperto adesso', true))
})
