import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SpaceDocument } from './document.ts'
import { findPart, withValues } from './document.ts'
import { mergeSpaces } from './merge.ts'
import { moved, withBlock, without, withPage } from './structure.ts'

const block = (id: string, text: string) => ({ id, type: 'text' as const, values: { 'text.it': text } })
const BASE: SpaceDocument = {
  site: { values: { 'name.it': 'Coro', lang: 'it' } },
  pages: [
    {
      id: 'p',
      values: { slug: '', 'title.it': 'Home' },
      blocks: [block('a', 'A'), block('b', 'B'), block('c', 'C')],
    },
    { id: 'q', values: { slug: 'chi', 'title.it': 'Chi' }, blocks: [block('d', 'D')] },
  ],
  news: [],
}
const order = ({ pages }: SpaceDocument, page = 0) => pages[page]?.blocks.map(({ id }) => id).join('')

test('what two people write in different fields is all kept', () => {
  const mine = withValues(BASE, 'a', { 'text.it': 'A mia' })
  const theirs = withValues(withValues(BASE, 'a', { 'text.en': 'A theirs' }), 'b', { 'text.it': 'B loro' })
  const { document, conflicts } = mergeSpaces(BASE, mine, theirs)
  assert.deepEqual(conflicts, [])
  assert.deepEqual(findPart(document, 'a')?.values, { 'text.it': 'A mia', 'text.en': 'A theirs' })
  assert.equal(findPart(document, 'b')?.values['text.it'], 'B loro')
})

test('the same field written in two ways is a choice, and theirs stands until it is made', () => {
  const { document, conflicts } = mergeSpaces(
    BASE,
    withValues(BASE, 'a', { 'text.it': 'mia' }),
    withValues(BASE, 'a', { 'text.it': 'loro' }),
  )
  assert.deepEqual(conflicts, [{ part: 'a', key: 'text.it', before: 'A', mine: 'mia', theirs: 'loro' }])
  assert.equal(findPart(document, 'a')?.values['text.it'], 'loro')
})

test('what one removed stays when the other wrote in it, with its page', () => {
  const written = withValues(BASE, 'd', { 'text.it': 'D nuovo' })
  for (const [mine, theirs] of [
    [written, without(BASE, 'q')],
    [without(BASE, 'q'), written],
  ] as const) {
    const { document } = mergeSpaces(BASE, mine, theirs)
    assert.equal(findPart(document, 'd')?.values['text.it'], 'D nuovo')
    assert.equal(findPart(document, 'q')?.values['title.it'], 'Chi')
  }
  assert.equal(
    findPart(mergeSpaces(BASE, without(BASE, 'b'), withValues(BASE, 'a', { 'text.it': 'x' })).document, 'b'),
    undefined,
  )
})

test('a block added by one and an order changed by the other are both there', () => {
  const mine = moved(BASE, 'c', -1)
  const theirs = withBlock(BASE, 'p', { id: 'e', type: 'quote' })
  const both = order(mergeSpaces(BASE, mine, theirs).document) ?? ''
  assert.equal(both.replace('e', ''), 'acb')
  assert.ok(both.includes('e'))
  assert.ok(order(mergeSpaces(BASE, theirs, mine).document)?.includes('e'))
})

test('the home page stays first and cannot be removed or moved', () => {
  const more = withPage(BASE, 'r', 'Dove')
  assert.equal(without(more, 'p').pages[0]?.id, 'p')
  assert.equal(moved(more, 'q', -1).pages[0]?.id, 'p')
  assert.deepEqual(
    moved(more, 'r', -1).pages.map(({ id }) => id),
    ['p', 'r', 'q'],
  )
})

test('hostile and foreign titles make plain addresses, none of them taken', () => {
  const titles = [
    '../../etc/passwd',
    '<script>',
    'notizie',
    'Notizie!',
    'من نحن',
    'Città è',
    'Città è',
    'index',
    '%00',
    '',
  ]
  const site = titles.reduce((made, title, at) => withPage(made, `x${at}`, title), BASE)
  const slugs = site.pages.slice(2).map(({ values }) => values.slug)
  assert.ok(
    slugs.every((slug) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug ?? '')),
    slugs.join(' '),
  )
  assert.equal(new Set(slugs).size, titles.length)
  assert.ok(!slugs.includes('notizie') && !slugs.includes('index'))
})
