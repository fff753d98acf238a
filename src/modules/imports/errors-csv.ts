import { CSV_MARK, csvLine } from '../../platform/csv/csv.ts'
import type { DbOrTx } from '../../platform/db/database.ts'
import type { Translate } from '../../platform/i18n/messages.ts'
import type { Batch } from './batch.ts'
import type { Note } from './draft.ts'
import { noteText } from './note-text.ts'
import { listRows } from './rows.ts'

/** The rows in which something was noticed: the same columns as the file, and one that says what. */
export async function* errorsCsv(db: DbOrTx, batch: Batch, t: Translate): AsyncGenerator<string> {
  yield `${CSV_MARK}${csvLine([...batch.header, t('imports.errors_column')])}`
  for (let after = 0; ; ) {
    const rows = await listRows(db, batch.id, { noted: true, after, limit: 1_000 })
    yield rows
      .filter(
        ({ outcome, notes }) =>
          outcome !== 'set_aside' || notes.some(({ code }) => code !== 'is_municipality'),
      )
      .map(({ cells, notes }) => csvLine([...filled(cells ?? [], batch.header.length), said(notes, t)]))
      .join('')
    const last = rows.at(-1)
    if (!last) return
    after = last.row_number
  }
}

const filled = (cells: readonly string[], width: number) =>
  Array.from({ length: Math.max(width, cells.length) }, (_, at) => cells[at] ?? '')

const said = (notes: readonly Note[], t: Translate) => notes.map((note) => noteText(note, t)).join(' ')
