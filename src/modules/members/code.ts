import { createHash, randomBytes } from 'node:crypto'

/** 32 letters and digits that cannot be taken for others: eight of them are 40 bits, for five tries. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const LENGTH = 8

/** Hours in which a code sent by mail, and days in which one sent by letter, can be typed. */
export const MAIL_HOURS = 48
export const LETTER_DAYS = 30

/** A new code, such as `K7MF2PQX`. */
export const newCode = (random: Buffer = randomBytes(LENGTH)): string =>
  [...random.subarray(0, LENGTH)].map((byte) => LETTERS[byte % 32]).join('')

/** A code as people read it: `K7MF-2PQX`. */
export const readableCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`

/** What the database keeps of a code: good for one request only. */
export const codeHash = (requestId: string, typed: string): Buffer =>
  createHash('sha256')
    .update(`${requestId} ${typed.toUpperCase().replace(/[^A-Z0-9]/g, '')}`)
    .digest()

/** An address that its owner knows again and others cannot use: `se•••@pec.example.org`. */
export function maskedAddress(address: string): string {
  const [name = '', domain = ''] = address.split('@')
  return `${name.slice(0, name.length > 4 ? 2 : 1)}•••@${domain}`
}
