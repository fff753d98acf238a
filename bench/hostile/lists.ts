import { createHash } from 'node:crypto'
import { isEntityTaxCode } from '../../src/modules/directory/api.ts'
import { FIELDS, type Field } from '../../src/modules/imports/fields.ts'
import { workbookOf, zipOf } from '../../src/modules/imports/zip-fixture.ts'

/** Columns of a list beside those that mean something. */
const MORE_COLUMNS = 150

const APART: readonly Field[] = ['taxCode', 'name', 'municipality', 'province', 'region', 'municipalityFlag']
/** The columns that are hostile together: with a wrong tax code or no place of its own a row shows nothing of the others. */
const TOGETHER: readonly (readonly Field[])[] = [
  FIELDS.filter((field) => !APART.includes(field)),
  ['name'],
  APART.slice(2),
  ['taxCode'],
]

/**
 * Each text once in each column that a list can have, in a row of another body, where all that it says is kept; and these
 * as heads of columns that nobody knows. The product knows the names of its own fields as heads. Texts with controls refuse
 * their row, so they share none with others.
 */
export function hostileRows(texts: readonly string[], heads: readonly string[], kind: string): string[][] {
  const whole = texts.map((text) => text.toWellFormed())
  let made = 0
  const rows = [whole.filter((text) => !CONTROLS.test(text)), whole.filter((text) => CONTROLS.test(text))]
    .flatMap((some) => TOGETHER.flatMap((fields) => some.map((_text, n) => ({ some, fields, n }))))
    .map(({ some, fields, n }) => {
      const code = taxCode(`${kind} ${made++}`)
      const plain = { taxCode: code, name: `Ente ${kind} ${code}`, municipality: 'Prato' }
      const hostile = fields.map((field, at) => [field, some[(n + at * 7) % some.length] ?? ''])
      const cells: Partial<Record<Field, string>> = { ...plain, ...Object.fromEntries(hostile) }
      return FIELDS.map((field) => cells[field] ?? '')
    })
  return [[...FIELDS, ...heads.slice(0, MORE_COLUMNS).map((head) => head.toWellFormed())], ...rows]
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: those that the importer refuses.
const CONTROLS = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\u2400]/

/** A tax code of a body, always the same for the same name. */
function taxCode(name: string): string {
  const number = createHash('sha256').update(name).digest().readUIntBE(0, 6) % 10 ** 10
  const start = String(number).padStart(10, '0')
  return [...'0123456789'].map((digit) => start + digit).find(isEntityTaxCode) ?? start
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
