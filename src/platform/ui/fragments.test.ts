import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fragmentCache, fragments } from './fragments.ts'

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString()

test('each fragment stands in its place, whatever letters are around and in it', () => {
  const parts = fragments()
  const one = parts.slot([Buffer.from('<b>è看</b>')])
  const two = parts.slot([Buffer.from('1'), Buffer.from('2')])
  assert.equal(text(parts.fill(`<p>«${one}»</p>${two}!`)), '<p>«<b>è看</b>»</p>12!')
  assert.equal(text(parts.fill('<!--0-->')), '<!--0-->')
})

test('a fragment is made once for what it depends on', () => {
  const kept = fragmentCache<object>(2)
  const [here, there] = [{}, {}]
  let made = 0
  const ask = (owner: object, key: string) => text(kept(owner, key, () => `${++made}`))
  assert.deepEqual([ask(here, 'a'), ask(here, 'a'), ask(there, 'a'), ask(here, 'b')], ['1', '1', '2', '3'])
})
