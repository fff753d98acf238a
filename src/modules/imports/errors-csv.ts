import { stringify } from 'csv-stringify/sync'
import type { DbOrTx } from '../../platform/db/database.ts'
import type { Translate } from '../../platform/i18n/messages.ts'
import type { Batch } from './batch.ts'
import type { Note } from './draft.ts'
import { noteText } from './note-text.ts'
import { listRows } from './rows.ts'

/**
 * A cell that a spreadsheet would run as a formula is written as text (OWASP, CSV injection): the sign in
 * front is an apostrophe, which spreadsheets hide.
 */
export const harmless = (cell: string): string =>
  /^[=+\-@\t\r]/.test(cell) && !/^[+-]?[\d.,\s/]+$/.test(cell) ? `'${cell}` : cell

/** The rows in which something was noticed: the same columns as the file, and one that says what. */
export async function* errorsCsv(db: DbOrTx, batch: Batch, t: Translate): AsyncGenerator<string> {
  yield `\ufeff${line([...batch.header, t('imports.errors_column')])}`
  for (let after = 0; ; ) {
    const rows = await listRows(db, batch.id, { noted: true, after, limit: 1_000 })
    yield rows
      .filter(
        ({ outcome, notes }) =>
          outcome !== 'set_aside' || notes.some(({ code }) => code !== 'is_municipality'),
      )
      .map(({ cells, notes }) => line([...filled(cells ?? [], batch.header.length), said(notes, t)]))
      .join('')
    const last = rows.at(-1)
    if (!last) return
    after = last.row_number
  }
}

const filled = (cells: readonly string[], width: number) =>
  Array.from({ length: Math.max(width, cells.length) }, (_, at) => cells[at] ?? '')

const said = (notes: readonly Note[], t: Translate) => notes.map((note) => noteText(note, t)).join(' ')

const line = (cells: readonly string[]) =>
  stringify([cells.map(harmless)], { delimiter: ';', record_delimiter: 'windows' })
