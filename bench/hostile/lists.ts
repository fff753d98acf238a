import { FIELDS } from '../../src/modules/imports/fields.ts'
import { workbookOf, zipOf } from '../../src/modules/imports/zip-fixture.ts'

/** Columns of a list beside those that mean something. */
const MORE_COLUMNS = 150

/**
 * Each text once in each column that a list can have, beside cells that are right; and these as heads of columns that
 * nobody knows. The product knows the names of its own fields as heads.
 */
export function hostileRows(texts: readonly string[], heads: readonly string[], kind: string): string[][] {
  const rows = FIELDS.flatMap((hostile, at) =>
    texts.map((text, n) =>
      FIELDS.map((field) => {
        if (field === hostile) return text.toWellFormed()
        if (field === 'name') return `Ente ${kind} ${at} ${n}`
        return field === 'municipality' ? 'Prato' : ''
      }),
    ),
  )
  return [[...FIELDS, ...heads.slice(0, MORE_COLUMNS).map((head) => head.toWellFormed())], ...rows]
}

type Make = (rows: readonly (readonly string[])[], name: string) => File

/** The kinds of file that the product takes. */
export const KINDS: Readonly<Record<string, Make>> = {
  semicolons: (rows, name) => csv(rows, name, ';'),
  commas: (rows, name) => csv(rows, name, ','),
  tabs: (rows, name) => csv(rows, name, '\t'),
  workbook: (rows, name) => new File([new Uint8Array(zipOf(workbookOf(sheet(rows))))], `${name}.xlsx`),
}

/** Everything in quotes, so that a text with a separator stays one cell. */
const csv = (rows: readonly (readonly string[])[], name: string, delimiter: string): File =>
  new File(
    [rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(delimiter)).join('\r\n')],
    `${name}.csv`,
  )

const sheet = (rows: readonly (readonly string[])[]): string =>
  `<worksheet><sheetData>${rows
    .map(
      (row) =>
        `<row>${row.map((text) => `<c t="inlineStr"><is><t>${xml(text)}</t></is></c>`).join('')}</row>`,
    )
    .join('')}</sheetData></worksheet>`

/** XML has no place for most controls. */
const xml = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those that XML 1.0 refuses.
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
