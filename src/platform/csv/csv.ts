/** What a table for spreadsheets begins with: that it is UTF-8. */
export const CSV_MARK = '\uFEFF'

/** A line of a table as Italian spreadsheets open it: semicolons, CRLF (RFC 4180). */
export const csvLine = (cells: readonly (string | number)[]): string =>
  `${cells.map((cell) => csvCell(String(cell))).join(';')}\r\n`

/** A whole table with its heads. */
export const csvTable = (heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  `${CSV_MARK}${[heads, ...rows].map(csvLine).join('')}`

/**
 * A formula within a text, where a program begins a cell that splits at commas or tabs: there a quote does not stand at the
 * beginning of the cell, and protects nothing. Numbers and telephone numbers are no formulas.
 */
const WITHIN = /([,\t\r\n])(?=[^\S\t\r\n]*"*[=＝]|"*[+\-@|＋－＠])(?!"*[+-][\d ./()]*(?:[,\t\r\n]|$))/g

/**
 * A cell that no spreadsheet takes for a formula (OWASP, "CSV injection"), also after spaces and in wide signs, nor for a
 * command (`|`): an apostrophe goes in front, within the text too. Numbers and telephone numbers stay as they are. Any comma
 * and end of a line is in quotes: what follows it would begin a cell or a row.
 */
export function csvCell(text: string): string {
  const isNumber = /^[+-]?[\d.,\s/]*$/.test(text)
  const defused = isNumber ? text : text.replace(WITHIN, "$1'")
  const harmless = /^(?:\s*[=+\-@＝＋－＠]|[\t\r|])/.test(text) && !isNumber ? `'${defused}` : defused
  const needsQuotes = (isNumber ? /[;\r\n]/ : /[";,\r\n]/).test(harmless)
  return needsQuotes ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
