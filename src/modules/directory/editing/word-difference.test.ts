import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Run, wordDifference } from './word-difference.ts'

const side = (runs: readonly Run[], without: Run['kind']) =>
  runs
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join('')
const shown = (before: string, after: string) =>
  wordDifference(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : `${kind === 'added' ? '+' : '-'}{${text}}`))
    .join('')

test('the runs give both texts back, letter by letter', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc
      .array(fc.constantFrom('a', 'b', ' ', '看', '病', 'كتاب', '\n'), { maxLength: 40 })
      .map((all) => all.join('')),
  )
  fc.assert(
    fc.property(text, text, (before, after) => {
      const runs = wordDifference(before, after)
      assert.equal(side(runs, 'added'), before)
      assert.equal(side(runs, 'removed'), after)
      assert.ok(runs.every((run, index) => run.text !== '' && run.kind !== runs[index + 1]?.kind))
    }),
    { numRuns: 300 },
  )
})

for (const [before, after, expected] of [
  ['Aperto il lunedì mattina.', 'Aperto il martedì mattina.', 'Aperto il -{lunedì}+{martedì} mattina.'],
  ['Uno due tre', 'Uno tre', 'Uno -{due }tre'],
  ['我们看病', '我们不看病', '我们+{不}看病'],
  ['كتاب جديد', 'كتاب قديم', 'كتاب -{جديد}+{قديم}'],
  ['il cane nero', 'la gatta nero', '-{il cane}+{la gatta} nero'],
  ['', 'nuovo', '+{nuovo}'],
] as const)
  test(`«${before}» and «${after}» differ in words`, () => assert.equal(shown(before, after), expected))

test('of two long texts only the words that differ are marked', () => {
  const words = Array.from({ length: 1500 }, (_, n) => `parola${n}`)
  const changed = words.with(700, 'altro').toSpliced(1200, 1)
  const runs = wordDifference(words.join(' '), changed.join(' '))
  assert.deepEqual(
    runs.filter(({ kind }) => kind !== 'same').map(({ text }) => text.trim()),
    ['parola700', 'altro', 'parola1200'],
  )
})

test('texts made to cost much cost little', () => {
  const hostile = [
    ['ab '.repeat(3333), 'ba '.repeat(3333)],
    ['a '.repeat(5000), 'b '.repeat(5000)],
    [Array.from({ length: 2500 }, (_, n) => `${n % 7}.`).join(' '), '. '.repeat(5000)],
    ['\u0301'.repeat(10_000), '\u0302'.repeat(10_000)],
    ['看'.repeat(10_000), '病'.repeat(10_000)],
    ['x'.repeat(200_000), 'y'.repeat(200_000)],
  ] as const
  for (const [before, after] of hostile) {
    const start = process.cpuUsage()
    assert.equal(side(wordDifference(before, after), 'added'), before)
    const { user, system } = process.cpuUsage(start)
    assert.ok(user + system < 1_000_000, `${(user + system) / 1000} ms for ${before.slice(0, 10)}`)
  }
  const everySecond = (word: string) => Array.from({ length: 1_000 }, (_, n) => `come ${word}${n}`).join(' ')
  assert.deepEqual(
    wordDifference(everySecond('a'), everySecond('b')).map(({ kind }) => kind),
    ['removed', 'added'],
    'two thousand edits are not looked for one by one',
  )
})
