import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sampleCx } from '../../../platform/ui/sample-cx.ts'
import type { Sheet } from './sheet.ts'
import { keepInTurn } from './views/Kept.tsx'

const sheet = {
  cx: sampleCx(),
  version: 'in-turn',
  words: { version: '1', term: () => undefined, municipality: () => undefined },
  today: '2026-11-22',
} as unknown as Sheet

test('between the long parts of a page those are heard who come meanwhile, and what is kept is not made again', async () => {
  const said: string[] = []
  const wanted = ['a', 'b', 'c'].map((id) => ({ id, view: () => busy(() => said.push(id)) }))
  setImmediate(() => said.push('1'))
  await keepInTurn(sheet, wanted)
  assert.equal(said[0], 'a')
  assert.ok(said.indexOf('1') < said.indexOf('b'), said.join(' '))
  await keepInTurn(sheet, wanted)
  assert.deepEqual(said.toSorted(), ['1', 'a', 'b', 'c'])
})

/** Longer than a turn may last. */
function busy(say: () => void): string {
  say()
  const until = performance.now() + 10
  while (performance.now() < until);
  return 'x'
}
