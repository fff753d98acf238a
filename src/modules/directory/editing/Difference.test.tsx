import assert from 'node:assert/strict'
import { test } from 'node:test'
import { render } from 'preact-render-to-string'
import { Difference } from './Difference.tsx'

const t = (key: string) => key.split('.').at(-1) ?? ''

test('what changed is marked, said in words, and cannot break out of its text', () => {
  const html = render(<Difference t={t} before="aperto lunedì" after="aperto <script>" lang="it" />)
  assert.match(html, /^<bdi lang="it" class="wraps">aperto <del>/)
  assert.match(html, /<del><bdi class="visually-hidden"> \[removed\] <\/bdi>lunedì<bdi/)
  assert.match(html, /<ins><bdi class="visually-hidden"> \[added\] <\/bdi>&lt;script><bdi/)
})
