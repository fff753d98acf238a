import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gaps } from './gaps.ts'

test('what is put into the gaps of a kept component is text, in elements and in attributes', () => {
  const withGaps = gaps(2)
  let rendered = 0
  const link = (href: string, words: string) =>
    withGaps('link', [href, words], (gap) => {
      rendered++
      return <a href={gap}>{gap}</a>
    })
  assert.equal(link('/a?b&c', '<b>').html, '<a href="/a?b&amp;c">&lt;b&gt;</a>')
  assert.equal(link('"', "'").html, '<a href="&quot;">&#39;</a>')
  assert.equal(rendered, 1)
})
