import type { Note } from './draft.ts'

/** A cell read, and what was noticed when it could not be. */
export type Cell<T> = { value?: T; note?: Note }

const wrong = (code: Note['code'], detail: string): { note: Note } => ({
  note: { code, detail: detail.slice(0, 100) },
})

/** An e-mail address, in small letters; of several the first. */
export function readEmail(cell: string): Cell<string> {
  const text = cell.trim().replace(/^mailto:/i, '')
  if (text === '' || text === '-') return {}
  const first = text.split(/[;,\s/]+/)[0] ?? ''
  if (first.length > 254 || !/^[^\s@"<>()[\]\\,;:]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u.test(first))
    return wrong('email_wrong', cell)
  return { value: first.toLowerCase() }
}

/** A web address, `https` when the list does not say; anything but the web is refused. */
export function readWebsite(cell: string): Cell<string> {
  const text = cell.trim().split(/[\s;]+/)[0] ?? ''
  if (text === '' || text === '-') return {}
  const address = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address) || text.length > 500)
    return wrong('website_wrong', cell)
  const url = new URL(address)
  if (!url.hostname.includes('.') || url.username !== '') return wrong('website_wrong', cell)
  return { value: url.pathname === '/' && !url.search ? url.origin : url.href }
}

/** The telephone numbers of a cell, as `+39 0574 12345` or as they were written. */
export function readPhones(cell: string): Cell<string[]> {
  const parts = cell
    .split(/\s+[-–]\s+|[;,]|\s\/\s|\s{2,}/)
    .map((part) => part.replace(/^(tel|cell|fax)\.?:?\s*/i, '').trim())
  const filled = parts.filter((part) => part !== '' && part !== '-')
  if (filled.length === 0) return {}
  const numbers = filled.filter(
    (part) => /^[+(]?[\d\s().\-/]{3,40}$/.test(part) && part.replace(/\D/g, '').length >= 3,
  )
  if (numbers.length < filled.length)
    return { ...(numbers.length > 0 && { value: numbers }), ...wrong('phone_wrong', cell) }
  return { value: numbers }
}

/** An Italian postal code; the zeros a spreadsheet dropped come back. */
export function readPostalCode(cell: string): Cell<string> {
  const text = cell.trim().replace(/\.0+$/, '')
  if (text === '' || text === '-') return {}
  return /^\d{3,5}$/.test(text) ? { value: text.padStart(5, '0') } : wrong('postal_code_wrong', cell)
}

/** A day written as 31/12/2024, 31-12-2024 or 2024-12-31, as 2024-12-31; one that never was, or of the year 24, is refused. */
export function readDay(cell: string): Cell<string> {
  const text = cell.trim().split(/[T ]/)[0] ?? ''
  if (text === '' || text === '-') return {}
  const [, d, m, y] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? []
  const [, y2, m2, d2] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? []
  const [year, month, day] = [y ?? y2, m ?? m2, d ?? d2].map(Number)
  const date = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day ?? 0))
  if (!year || year < 1_000 || date.getUTCMonth() !== (month ?? 0) - 1 || date.getUTCDate() !== day)
    return wrong('date_wrong', cell)
  return { value: date.toISOString().slice(0, 10) }
}

/** Free text, its spaces tidied; `-` means nothing. */
export function readText(cell: string, longest: number): Cell<string> {
  const text = cell.replace(/[^\S\n]+/g, ' ').trim()
  if (text === '' || text === '-') return {}
  return text.length > longest ? wrong('text_too_long', cell) : { value: text }
}

/** `X`, `SI`, `1`, `true` and the like. */
export const isYes = (cell: string): boolean => /^(x|s[iì]?|yes|y|1|true|vero|ja)$/i.test(cell.trim())
