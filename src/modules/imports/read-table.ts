import { detectEncoding, type Encoding, textOf } from './encoding.ts'
import { detectKind } from './file-kind.ts'
import { FileRefused } from './file-refused.ts'
import { LIMITS } from './limits.ts'
import { type Delimiter, detectDelimiter, readCsv } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'

/** How a file is written, as shown to the person who imports it. */
export type TableFormat = { kind: 'xlsx' } | { kind: 'csv'; encoding: Encoding; delimiter: Delimiter }

/** A file of rows whose way of being written is known; `rows` starts again from the top at each call. */
export type Table = { format: TableFormat; rows: () => AsyncGenerator<string[]> }

/** Opens a list of organisations, CSV or XLSX, or throws why it cannot be read. */
export async function openTable(path: string): Promise<Table> {
  if ((await detectKind(path)) === 'zip')
    return { format: { kind: 'xlsx' }, rows: () => limited(readXlsx(path)) }
  const encoding = await detectEncoding(path)
  let start = ''
  for await (const piece of textOf(path, encoding, 1 << 16)) start += piece
  if (start.trim() === '') throw new FileRefused('empty')
  const delimiter = detectDelimiter(start)
  return {
    format: { kind: 'csv', encoding, delimiter },
    rows: () => limited(readCsv(path, encoding, delimiter)),
  }
}

async function* limited(rows: AsyncGenerator<string[]>): AsyncGenerator<string[]> {
  let count = 0
  for await (const row of rows) {
    if (++count > LIMITS.rows) throw new FileRefused('too_many_rows')
    yield row
  }
}
