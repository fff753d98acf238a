import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changesBetween } from './changes.ts'
import { type SpaceDocument, withValues } from './document.ts'
import { weighedParts, withOnly } from './parts.ts'
import { moved, withBlock, withNews, without, withPage } from './structure.ts'

const block = (id: string, text: string) => ({ id, type: 'text' as const, values: { 'text.it': text } })
const BASE: SpaceDocument = {
  site: { values: { 'name.it': 'Coro', lang: 'it' } },
  pages: [
    { id: 'home', values: { slug: '', 'title.it': 'Home' }, blocks: [block('a', 'A'), block('b', 'B')] },
    { id: 'chi', values: { slug: 'chi', 'title.it': 'Chi' }, blocks: [block('c', 'C')] },
  ],
  news: [],
}
const AFTER = [
  (one: SpaceDocument) => withValues(one, 'a', { 'text.it': 'A nuovo' }),
  (one: SpaceDocument) => without(one, 'b'),
  (one: SpaceDocument) => without(one, 'chi'),
  (one: SpaceDocument) => withBlock(withPage(one, 'dove', 'Dove'), 'dove', { id: 'd', type: 'text' }),
  (one: SpaceDocument) => withNews(one, 'n', 'Concerto', '2026-11-22'),
].reduce((made, change) => change(made), BASE)
const ids = (base: SpaceDocument | null, document: SpaceDocument) =>
  weighedParts(base, document).map(({ id }) => id)

test('a page that comes or goes is weighed with its blocks, everything else by itself', () => {
  assert.deepEqual(ids(BASE, AFTER).toSorted(), ['a', 'b', 'chi', 'dove', 'n'])
  const [gone] = weighedParts(BASE, AFTER).filter(({ id }) => id === 'chi')
  assert.deepEqual(
    gone?.parts.map(({ id }) => id),
    ['chi', 'c'],
  )
})

test('of every choice of parts exactly those are made, and all or none of them is what was handed in or nothing', () => {
  const all = ids(BASE, AFTER)
  for (let choice = 0; choice < 2 ** all.length; choice++) {
    const taken = all.filter((_id, at) => choice & (2 ** at))
    const made = withOnly(BASE, AFTER, new Set(taken))
    assert.deepEqual(ids(BASE, made).toSorted(), taken.toSorted())
    if (taken.length === all.length) assert.deepEqual(made, AFTER)
    if (taken.length === 0) assert.deepEqual(changesBetween(BASE, made).parts, [])
  }
})

test('what should not have gone stands where it stood, and keeps an address of its own', () => {
  const replaced = withPage(without(BASE, 'chi'), 'chi2', 'Chi')
  const { pages } = withOnly(BASE, replaced, new Set(['chi2']))
  assert.deepEqual(
    pages.map(({ id, values }) => [id, values.slug]),
    [
      ['home', ''],
      ['chi', 'chi'],
      ['chi2', 'chi-2'],
    ],
  )
})

test('an order that changed goes along', () => {
  const document = withValues(moved(BASE, 'b', -1), 'b', { 'text.it': 'No' })
  const { pages } = withOnly(BASE, document, new Set())
  assert.deepEqual(
    pages[0]?.blocks.map(({ id, values }) => [id, values['text.it']]),
    [
      ['b', 'B'],
      ['a', 'A'],
    ],
  )
})

test('a first site needs its name and its home page, whose blocks are taken one by one', () => {
  assert.deepEqual(
    weighedParts(null, BASE).map(({ id, needed }) => [id, needed]),
    [
      ['sito', true],
      ['home', true],
      ['a', false],
      ['b', false],
      ['chi', false],
    ],
  )
  const made = withOnly(null, BASE, new Set(['sito', 'home', 'b']))
  assert.deepEqual(
    made.pages.map(({ id, blocks }) => [id, blocks.map((one) => one.id)]),
    [['home', ['b']]],
  )
})
