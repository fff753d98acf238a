import { createHash } from 'node:crypto'

/**
 * Tax code of a fictional body, formally right: 9999, a serial of three digits, 000 where a real code has the
 * number of the issuing office (there is no office 000), check digit.
 */
export function fictionalTaxCode(serial: number): string {
  const digits = `9999${String(serial).padStart(3, '0')}000`
  return `${digits}${checkDigit(digits)}`
}

/** Check digit of an 11-digit tax code or VAT number (d.m. 23 December 1976, art. 6). */
export function checkDigit(tenDigits: string): number {
  const sum = [...tenDigits].reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return (10 - (sum % 10)) % 10
}

/** Landline of the Prato district that cannot exist: no subscriber's number begins with 0. */
export const fictionalLandline = (serial: number): string =>
  `+39 0574 0${String(10000 + ((serial * 7919) % 90000)).slice(0, 5)}`

/** Mobile number that cannot be reached: no operator holds the range 300 000. */
export const fictionalMobile = (serial: number): string =>
  `+39 300 000 ${String(1000 + ((serial * 37) % 9000))}`

/** An identifier that depends on its name only, shaped as a version 8 UUID (RFC 9562 §5.8). */
export function namedId(name: string): string {
  const hex = createHash('sha256').update(`tessuto demo ${name}`).digest('hex')
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16)
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-')
}
