/** Built-in number formats that show a date or a time (ECMA-376 part 1, 18.8.30). */
const BUILT_IN = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47])

/** True when a format code shows a day, a month or a year: its quoted and bracketed parts do not count. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (BUILT_IN.has(id)) return true
  if (code === undefined) return false
  return /[dmy]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '').replace(/general/i, ''))
}

const DAY = 86_400_000

/** The day a spreadsheet counts from 1900 (or 1904), written as Italian lists write it: 31/12/2024. */
export function dayOf(serial: number, from1904: boolean): string | undefined {
  if (!Number.isFinite(serial) || serial < 1 || serial > 2_958_465) return undefined
  const days = Math.floor(serial) + (from1904 ? 1462 : 0)
  // The 29 February 1900 that never was shifts everything before 1 March 1900 by one.
  const epoch = Date.UTC(1899, 11, days < 60 ? 31 : 30)
  const day = new Date(epoch + days * DAY)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${two(day.getUTCDate())}/${two(day.getUTCMonth() + 1)}/${day.getUTCFullYear()}`
}
