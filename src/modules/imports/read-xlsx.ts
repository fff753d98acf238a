import { FileRefused } from './file-refused.ts'
import { LIMITS } from './limits.ts'
import { openArchive } from './open-archive.ts'
import { dayOf } from './xlsx-dates.ts'
import { readWorkbook, type Workbook } from './xlsx-parts.ts'
import { type XmlHandler, xmlEvents } from './xml-events.ts'

/**
 * The rows of the first sheet of a workbook, as text, read as a stream.
 * Our own reader, because the limits must stand while the parts inflate and rows must leave one by one:
 * `read-excel-file` inflates and keeps a whole sheet before it answers.
 */
export async function* readXlsx(path: string): AsyncGenerator<string[]> {
  const archive = await openArchive(path)
  try {
    if (!archive.has('xl/workbook.xml'))
      throw new FileRefused(archive.has('content.xml') ? 'open_document' : 'archive')
    const workbook = await readWorkbook(archive)
    const ready: string[][] = []
    const handler = sheetHandler(workbook, (row) => ready.push(row))
    for await (const _ of xmlEvents(await archive.read(workbook.sheet), handler)) {
      yield* ready
      ready.length = 0
    }
    yield* ready
  } finally {
    archive.close()
  }
}

type Cell = { column: number; type: string; style: number; text: string }

/** Collects the cells of each `row` element and hands over the row when it closes. */
function sheetHandler(workbook: Workbook, emit: (row: string[]) => void): XmlHandler {
  let row: string[] = []
  let cell: Cell | undefined
  let reading = false
  return {
    open(tag, attributes) {
      if (tag === 'row') row = []
      else if (tag === 'c') cell = newCell(attributes, row.length)
      else if (tag === 'v' || tag === 't') reading = true
    },
    text(text) {
      if (!reading || !cell) return
      if (cell.text.length + text.length > LIMITS.cell * 4) throw new FileRefused('broken', 'cell too long')
      cell.text += text
    },
    close(tag) {
      if (tag === 'v' || tag === 't') reading = false
      else if (tag === 'c' && cell) {
        while (row.length < cell.column) row.push('')
        row[cell.column] = textOfCell(cell, workbook)
        cell = undefined
      } else if (tag === 'row' && row.some((value) => value.trim() !== '')) emit(row)
    },
  }
}

function newCell({ r = '', t = 'n', s = '0' }: Record<string, string>, next: number): Cell {
  const column = r ? columnOf(r) : next
  if (column < 0 || column >= LIMITS.columns) throw new FileRefused('too_many_columns')
  return { column, type: t, style: Number(s), text: '' }
}

/** `AB12` is column 27. */
function columnOf(reference: string): number {
  let column = 0
  for (const letter of reference) {
    const value = letter.charCodeAt(0) - 64
    if (value < 1 || value > 26) break
    column = column * 26 + value
  }
  return column - 1
}

function textOfCell({ type, text, style }: Cell, workbook: Workbook): string {
  if (type === 's') return workbook.strings[Number(text)] ?? ''
  if (type === 'b') return text === '1' ? 'SI' : 'NO'
  if (type === 'e') return ''
  if (type !== 'n' || text === '') return unescaped(text)
  const number = Number(text)
  if (workbook.dateStyles[style]) return dayOf(number, workbook.from1904) ?? text
  // 9.2070250482E10 is how a tax code saved as a number may be written.
  return Number.isSafeInteger(number) ? String(number) : text
}

/** `_x000D_` is how a workbook writes a character that XML cannot hold. */
const unescaped = (text: string) =>
  text.replace(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
