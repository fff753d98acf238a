import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { newPace } from './in-turn.ts'

test('while a turn is short nobody waits; once it is long one goes on in each, in the order in which they came', async () => {
  let clock = 0
  const pace = newPace(() => clock)
  const done: string[] = []
  const work = async (name: string, ms: number) => {
    await pace.inTurn(name)
    clock += ms
    done.push(name)
  }
  await work('short', 1)
  await work('long', 5)
  assert.equal(clock, 6, 'nobody waited')
  assert.equal(pace.waits.take(), 0)
  void work('second', 5)
  void work('third', 0)
  await setImmediate()
  assert.deepEqual(done, ['short', 'long', 'second'], 'the others are heard before the third')
  await setImmediate()
  assert.deepEqual(done.at(-1), 'third')
  assert.ok(pace.waits.take() > 0, 'who is at the door is told that work waits')
  await setImmediate()
  assert.equal(pace.inTurn('later'), 'later')
})
