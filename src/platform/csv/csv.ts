/** What a table for spreadsheets begins with: that it is UTF-8. */
export const CSV_MARK = '\uFEFF'

/** A line of a table as Italian spreadsheets open it: semicolons, CRLF (RFC 4180). */
export const csvLine = (cells: readonly (string | number)[]): string =>
  `${cells.map((cell) => csvCell(String(cell))).join(';')}\r\n`

/** A whole table with its heads. */
export const csvTable = (heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  `${CSV_MARK}${[heads, ...rows].map(csvLine).join('')}`

/**
 * A cell that no spreadsheet takes for a formula (OWASP, "CSV injection"), also after spaces and in wide signs, nor for a
 * command (`|`): an apostrophe goes in front. Numbers and telephone numbers stay as they are. Any comma and end of a line is in quotes: what
 * follows it would begin a cell or a row, and could begin with a formula.
 */
export function csvCell(text: string): string {
  const isNumber = /^[+-]?[\d.,\s/]*$/.test(text)
  const harmless = /^(?:\s*[=+\-@＝＋－＠]|[\t\r|])/.test(text) && !isNumber ? `'${text}` : text
  const needsQuotes = (isNumber ? /[;\r\n]/ : /[";,\r\n]/).test(harmless)
  return needsQuotes ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
