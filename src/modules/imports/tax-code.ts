import { isEntityTaxCode } from '../directory/api.ts'

/** What a cell that should hold an Italian tax code turned out to be. */
export type TaxCode =
  | { kind: 'entity'; value: string; restored: boolean }
  | { kind: 'personal'; value: string }
  | { kind: 'none' }
  | { kind: 'wrong'; why: 'length' | 'check_digit' | 'letters' }

/** Values of the odd places of a personal code, for 0-9 and A-Z alike (D.M. 23 December 1976 art. 2). */
const ODD_PLACES = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
]

/** Digits may have become letters, to tell apart two people with the same code (omocodia). */
const PERSONAL = /^[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]$/

/** True when 16 characters are a person's tax code with its own check letter: personal data, never shown. */
export function isPersonalTaxCode(code: string): boolean {
  if (!PERSONAL.test(code)) return false
  let sum = 0
  for (let i = 0; i < 15; i++) {
    const at = code.charCodeAt(i)
    const value = at < 65 ? at - 48 : at - 65
    sum += i % 2 === 0 ? (ODD_PLACES[value] ?? 0) : value
  }
  return String.fromCharCode(65 + (sum % 26)) === code[15]
}

/**
 * Reads a cell as a tax code. Zeros that a spreadsheet dropped from the front come back only
 * when the check digit proves them; `92070250482.0` and `IT 01234…` are read too.
 */
export function readTaxCode(cell: string): TaxCode {
  const code = cell
    .toUpperCase()
    .replace(/^['"=\s]+|['"\s]+$/g, '')
    .replace(/^IT(?=[\s\d])/, '')
    .replace(/\.0+$/, '')
    .replace(/[\s.\-/]/g, '')
  if (code === '') return { kind: 'none' }
  if (isPersonalTaxCode(code)) return { kind: 'personal', value: code }
  if (!/^\d+$/.test(code)) return { kind: 'wrong', why: code.length === 16 ? 'check_digit' : 'letters' }
  if (code.length > 11 || code.length < 7) return { kind: 'wrong', why: 'length' }
  const full = code.padStart(11, '0')
  if (!isEntityTaxCode(full)) return { kind: 'wrong', why: code.length === 11 ? 'check_digit' : 'length' }
  return { kind: 'entity', value: full, restored: code.length < 11 }
}
