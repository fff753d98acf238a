import assert from 'node:assert/strict'
import { test } from 'node:test'
import { markup } from './markup.ts'

test('text is escaped, in elements and attributes, and markup inside markup is not', () => {
  const name = `<b onclick="x">'&`
  const inner = markup`<i title="${name}">${name}</i>`
  const escaped = '&lt;b onclick=&quot;x&quot;&gt;&#39;&amp;'
  assert.equal(markup`<p>${inner}${[inner, inner]}</p>`.html.split(escaped).length, 7)
  assert.doesNotMatch(inner.html, /<b/)
})

test('false, null and undefined leave nothing, zero stays', () => {
  assert.equal(markup`<p>${false}${undefined}${null}${0}</p>`.html, '<p>0</p>')
})
