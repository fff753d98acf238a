import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calendarDay, wholeNumber } from './typed-values.ts'

const taken = (schema: typeof wholeNumber | typeof calendarDay, texts: readonly string[]) =>
  texts.filter((text) => schema.safeParse(text).success)

test('a number is taken only as far as a column of whole numbers goes', () => {
  const wrong = ['2147483648', '99999999999999999999', '1e21', '-1', '1.5', 'NaN', 'Infinity', 'x']
  assert.deepEqual(taken(wholeNumber, ['0', '2147483647', ...wrong]), ['0', '2147483647'])
})

test('a day is taken only where the calendar of the database has it', () => {
  const wrong = ['0000-01-01', '0999-12-31', '2026-02-30', '99999-01-01', '2026-13-45', '']
  assert.deepEqual(taken(calendarDay, ['1000-01-01', '9999-12-31', ...wrong]), ['1000-01-01', '9999-12-31'])
})
