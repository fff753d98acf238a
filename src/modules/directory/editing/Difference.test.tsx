import assert from 'node:assert/strict'
import { test } from 'node:test'
import { render } from 'preact-render-to-string'
import { Difference } from './Difference.tsx'

const t = (key: string) => key.split('.').at(-1) ?? ''

test('what changed is marked, said in words, and cannot break out of its text', () => {
  const html = render(<Difference t={t} before="aperto lunedì" after="aperto <script>" lang="it" />)
  assert.match(html, /^<bdi lang="it" class="wraps">aperto <del>/)
  assert.match(html, /<del><span class="visually-hidden"> \[removed\] <\/span>lunedì<span/)
  assert.match(html, /<ins><span class="visually-hidden"> \[added\] <\/span>&lt;script><span/)
})
