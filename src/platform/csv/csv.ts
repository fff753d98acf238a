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
 * command (`|`): an apostrophe goes in front. Numbers and telephone numbers stay as they are. Any end of a line is in quotes: what follows it would
 * begin a row, and could begin with a formula.
 */
export function csvCell(text: string): string {
  const harmless =
    /^(?:\s*[=+\-@＝＋－＠]|[\t\r|])/.test(text) && !/^[+-]?[\d.,\s/]*$/.test(text) ? `'${text}` : text
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
