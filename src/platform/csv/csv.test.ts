import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { csvCell, csvTable } from './csv.ts'

test('no cell of a table is a formula, wherever the sign stands and whatever ends a line', () => {
  const hostile = [
    '=1+1',
    ' =1+1',
    '\t=1',
    '\r=1',
    '\n=1',
    '＝1+1',
    '-1+1',
    '@SUM(1)',
    '+cmd|x',
    '| id',
    ',=1+1',
    'a\n=1+1',
    'a;=1+1',
    '"=1+1',
  ]
  const rows = parse(
    csvTable(
      ['x', 'y'],
      hostile.map((text) => [text, 1]),
    ),
    { bom: true, delimiter: [';', ','], recordDelimiter: ['\r\n', '\n', '\r'], relaxColumnCount: true },
  ) as string[][]
  assert.equal(rows.length, hostile.length + 1, 'no text begins a row of its own')
  assert.deepEqual(
    rows.flat().filter((cell) => /^\s*[=+\-@＝|]/.test(cell)),
    [],
  )
  assert.deepEqual(rows.map(([cell = '']) => cell.replace(/(^|[,\t\r\n])'/g, '$1')).slice(1), hostile)
})

test('a program that knows no quotes, and splits at commas, tabs or ends of lines, finds no formula either', () => {
  const hostile = [
    'a,=1+1',
    'a, =1+1',
    'a,"=1+1"',
    'a\n=1+1',
    'a\t=1+1',
    'a,+cmd|x',
    'a,-2+3',
    'a,@SUM(1)',
    'a,|id',
  ]
  const cells = hostile.flatMap((text) => csvTable(['x'], [['x', text]]).split(/[,\t\r\n]"*/))
  assert.deepEqual(
    cells.filter((cell) => /^\s*[=+\-@|]/.test(cell)),
    [],
  )
})

test('numbers, telephone numbers and dashes stay what they are', () => {
  for (const text of ['-12,5', '+39 0574 1234', '-', '2026-11-22', 'D’Annunzio'])
    assert.equal(csvCell(text), text)
  for (const text of ['0574 1234,+39 333 1234', 'Prato, - 5 gradi', 'da 3,-5'])
    assert.equal(csvCell(text), `"${text}"`)
})
