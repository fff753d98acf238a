import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { type Encoding, textOf } from './encoding.ts'
import { FileRefused } from './file-refused.ts'
import { LIMITS } from './limits.ts'

/** The characters that separate the columns of a list. */
export type Delimiter = ',' | ';' | '\t' | '|'

const DELIMITERS: readonly Delimiter[] = [';', ',', '\t', '|']

/** The separator that cuts the first lines into the same number of columns, the greatest such number winning. */
export function detectDelimiter(start: string): Delimiter {
  const lines = start
    .replace(/"[^"]*"/g, '')
    .split(/\r\n|\n|\r/)
    .slice(0, 20)
    .filter(Boolean)
  let best: Delimiter = ','
  let bestScore = 0
  for (const delimiter of DELIMITERS) {
    const counts = lines.map((line) => line.split(delimiter).length - 1)
    const usual = [...counts].sort((a, b) => a - b)[counts.length >> 1] ?? 0
    const score = usual * counts.filter((count) => count === usual).length
    if (score > bestScore) {
      best = delimiter
      bestScore = score
    }
  }
  return best
}

/** The records of a text list, one array of cells each, read as a stream. */
export async function* readCsv(
  path: string,
  encoding: Encoding,
  delimiter: Delimiter,
): AsyncGenerator<string[]> {
  const parser = parse({
    delimiter,
    bom: true,
    // Lists put together from several files end their lines in more than one way.
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: 1 << 20,
  })
  const source = Readable.from(textOf(path, encoding))
  source.on('error', (error) => parser.destroy(error))
  source.pipe(parser)
  try {
    for await (const record of parser) {
      const cells: string[] = record
      if (cells.length > LIMITS.columns) throw new FileRefused('too_many_columns')
      if (cells.some((cell) => cell.trim() !== '')) yield cells
    }
  } catch (error) {
    if (error instanceof CsvError) throw new FileRefused('broken_quotes', `${error.lines ?? ''}`)
    throw error
  } finally {
    source.destroy()
  }
}
