import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keeper } from './keeper.ts'

test('what is asked for stays, the rest goes, and there are never more than so many', () => {
  const kept = keeper<number>(10)
  kept.set('asked', -1)
  for (let n = 0; n < 100; n++) {
    kept.set(`${n}`, n)
    if (n % 4 === 0) assert.equal(kept.get('asked'), -1)
  }
  const left = Array.from({ length: 100 }, (_, n) => kept.get(`${n}`)).filter((one) => one !== undefined)
  assert.ok(left.includes(99) && left.length <= 10, left.join(' '))
  assert.equal(kept.set('99', 0), 0)
  assert.equal(kept.get('99'), 0)
})
