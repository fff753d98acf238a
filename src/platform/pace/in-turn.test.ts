import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { goingFirst, newPace } from './in-turn.ts'

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

test('who goes first does not wait behind the others, however many they are', async () => {
  let clock = 0
  const pace = newPace(() => clock)
  const done: string[] = []
  const work = async (name: string) => {
    await pace.inTurn(name)
    clock += 5
    done.push(name)
  }
  await work('begins')
  void work('public 1')
  void work('public 2')
  void goingFirst(() => work('staff'))
  await setImmediate()
  assert.deepEqual(done, ['begins', 'staff'])
  await setImmediate()
  await setImmediate()
  assert.deepEqual(done, ['begins', 'staff', 'public 1', 'public 2'])
})

test('what was begun goes on before who waits, and lets those be heard who came', async () => {
  let clock = 0
  const pace = newPace(() => clock)
  const done: string[] = []
  const work = async (name: string, pieces: number) => {
    await pace.inTurn(name)
    for (let piece = 1; piece <= pieces; piece++) {
      await pace.goOn()
      clock += 5
      done.push(`${name} ${piece}`)
    }
  }
  void work('record', 3)
  while (done.length === 0) await undefined
  void work('other', 1)
  setImmediate().then(() => done.push('heard'))
  for (let turns = 0; turns < 5; turns++) await setImmediate()
  assert.deepEqual(done, ['record 1', 'record 2', 'heard', 'record 3', 'other 1'])
})
