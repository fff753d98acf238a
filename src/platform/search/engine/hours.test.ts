import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { HoursSpan } from '../document.ts'
import type { Moment, MomentDay } from '../query.ts'
import { clockOf, isOpen, SPAN, writeSpan } from './hours.ts'

const span = (given: Partial<HoursSpan>): HoursSpan => ({
  days: 'MO,TU,WE,TH,FR',
  opens: 540,
  closes: 780,
  from: null,
  to: null,
  closed: false,
  holidays: false,
  door: 0,
  ...given,
})
const day = (names: string[], given: Partial<MomentDay> = {}): MomentDay => ({
  date: 20_000,
  names,
  holiday: false,
  ...given,
})
const FRIDAY = day(['FR', '3FR', '-2FR'])
const THURSDAY = day(['TH', '3TH', '-2TH'], { date: 19_999 })

function openAt(
  spans: readonly HoursSpan[],
  minutes: number,
  given: Partial<Moment> = {},
): boolean | undefined {
  const hours = new Int32Array(spans.length * SPAN)
  for (const [at, one] of spans.entries()) writeSpan(one, hours, at * SPAN)
  return isOpen(hours, 0, hours.length, clockOf({ minutes, today: FRIDAY, yesterday: THURSDAY, ...given }))
}

test('open from the first minute up to, not with, the last', () => {
  assert.deepEqual(
    [539, 540, 779, 780].map((minutes) => openAt([span({})], minutes)),
    [false, true, true, false],
  )
})

test('a night goes on after midnight; the same hour twice is a whole day; 23:59 is midnight', () => {
  const night = span({ days: 'TH', opens: 1_320, closes: 120 })
  assert.deepEqual([openAt([night], 60), openAt([night], 120), openAt([night], 1_400)], [true, false, false])
  assert.equal(openAt([span({ days: 'TH', opens: 600, closes: 600 })], 599), true)
  assert.equal(openAt([span({ days: 'FR', opens: 0, closes: 1_439 })], 1_439), true)
})

test('the third Friday, the last but one, and no other', () => {
  assert.equal(openAt([span({ days: '3FR' })], 600), true)
  assert.equal(openAt([span({ days: '-2FR' })], 600), true)
  assert.equal(openAt([span({ days: '1FR,-1FR,3SA' })], 600), false)
})

test('it holds from its first to its last day; once over, nothing is known', () => {
  assert.equal(openAt([span({ from: 20_001 })], 600), false)
  assert.equal(openAt([span({ from: 20_000, to: 20_000 })], 600), true)
  assert.equal(openAt([span({ to: 19_990 })], 600), undefined)
  assert.equal(openAt([], 600), undefined)
})

test('on a holiday only what holds on holidays is open', () => {
  const holiday = { today: { ...FRIDAY, holiday: true } }
  assert.equal(openAt([span({})], 600, holiday), false)
  assert.equal(openAt([span({ holidays: true })], 600, holiday), true)
})

test('a closure shuts its own door, or all of them', () => {
  const doors = [span({ door: 1 }), span({ door: 2 })]
  assert.equal(openAt([...doors, span({ closed: true, door: 1 })], 600), true)
  assert.equal(openAt([...doors, span({ closed: true, door: 0 })], 600), false)
  assert.equal(openAt([span({ closed: true })], 600), undefined)
})
