import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nameOddities } from './name-oddities.ts'

test('names written in one script, or in several side by side, are nothing odd', () => {
  const plain = [
    'Circolo ARCI «L’Olmo» – Prato n. 3',
    'Fondazione Niccolò Garçia Łódź',
    'Общество друзей Прато',
    'جمعية الصداقة العربية',
    'انجمن می‌خواهیم',
    '普拉托华人华侨联谊会',
    '卡拉OK俱乐部',
    'すみれ会 東京',
    'Казачий хор ACLI Прато',
    'مركز ARCI الثقافي',
    'Σύλλογος Ελλήνων',
    'A.N.P.I. ❤️ 2ª sezione',
  ]
  for (const name of plain) assert.deepEqual(nameOddities(name), [], name)
})

const planted: [name: string, scripts: string[]][] = [
  ['Мisericordia di Prato', ['Cyrl', 'Latn']],
  ['Cаritas', ['Latn', 'Cyrl']],
  ['Croce Vеrde', ['Latn', 'Cyrl']],
  ['Αuser', ['Grek', 'Latn']],
  ['ARCІ', ['Latn', 'Cyrl']],
  ['Cr\u200bосе', ['Latn', 'Cyrl']],
  ['Аvis' /* all but the first letter Latin */, ['Cyrl', 'Latn']],
  ['ᎪNFFAS', ['Zzzz', 'Latn']],
  ['مركزarci', ['Arab', 'Latn']],
]
for (const [name, scripts] of planted)
  test(`${name} mixes ${scripts.join(' and ')} in one word`, () => {
    const [odd] = nameOddities(name)
    assert.deepEqual(odd?.kind === 'mixed' ? odd.scripts : [], scripts)
  })

test('signs that do not show, or turn the direction, are told by their number', () => {
  for (const sign of [
    '\u200b',
    '\u00ad',
    '\u202e',
    '\u2066',
    '\u200f',
    '\ufeff',
    '\u2060',
    '\u3164',
    '\u200d',
  ]) {
    const number = `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
    assert.deepEqual(nameOddities(`Auser${sign} Prato`), [{ kind: 'unseen', signs: [number] }])
  }
})
