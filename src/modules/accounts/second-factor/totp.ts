import { createHmac, timingSafeEqual } from 'node:crypto'

/** Seconds for which a code is shown (RFC 6238 §5.2, what every application uses). */
export const STEP_SECONDS = 30
/** Digits of a code. */
export const DIGITS = 6
/** Steps before and after the present one that still count: clocks differ, and typing takes time. */
const WINDOW = 1

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The code of one step of 30 seconds since 1970 (RFC 4226 §5.3, RFC 6238 §4). */
export function codeAt(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const offset = mac.readUInt8(mac.length - 1) & 0x0f
  const number = (mac.readUInt32BE(offset) & 0x7fff_ffff) % 10 ** DIGITS
  return String(number).padStart(DIGITS, '0')
}

/** The step that `now` falls in. */
export const stepOf = (now: Date): number => Math.floor(now.getTime() / 1000 / STEP_SECONDS)

/**
 * The step whose code was typed, or `undefined`. Steps up to `lastStep` no longer count: a code works once
 * (RFC 6238 §5.2). Every code of the window is compared, in a time that tells nothing.
 */
export function stepOfCode(secret: Buffer, typed: string, lastStep: number, now: Date): number | undefined {
  if (!/^\d{6}$/.test(typed)) return undefined
  const given = Buffer.from(typed)
  const present = stepOf(now)
  let found: number | undefined
  for (let step = present - WINDOW; step <= present + WINDOW; step++) {
    const same = timingSafeEqual(Buffer.from(codeAt(secret, step)), given)
    if (same && step > lastStep) found ??= step
  }
  return found
}

/** A secret as applications take it by hand: base 32 (RFC 4648 §6) without padding. */
export function base32(bytes: Buffer): string {
  let bits = ''
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0')
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => ALPHABET[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('')
}

/** In groups of four letters, easier to copy by hand. */
export const inGroups = (text: string): string => (text.match(/.{1,4}/g) ?? []).join(' ')

/** What the QR code holds: the address by which applications take an account (key URI format). */
export function keyUri(secret: Buffer, { issuer, account }: { issuer: string; account: string }): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=${encodeURIComponent(issuer)}`
}
