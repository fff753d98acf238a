import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fragments } from './fragments.ts'

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString()

test('each fragment stands in its place, whatever letters are around and in it', () => {
  const parts = fragments()
  const one = parts.slot(Buffer.from('<b>è看</b>'))
  const two = parts.slot(Buffer.from('12'))
  assert.equal(text(parts.fill(`<p>«${one}»</p>${two}!`)), '<p>«<b>è看</b>»</p>12!')
  assert.equal(text(parts.fill('<!--0-->')), '<!--0-->')
})
