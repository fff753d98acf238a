import { randomInt } from 'node:crypto'
import { tokenHash } from '../../../platform/session/tokens.ts'

/** Codes given at a time. */
export const RECOVERY_CODES = 10

/** Letters and digits that cannot be mistaken for one another when written by hand. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'

/** A code such as `k7mf-2pqx-9hwd`: 59 bits, too many to try even against the bare hash at five tries a quarter of an hour. */
export function newRecoveryCode(): string {
  const letters = Array.from({ length: 12 }, () => LETTERS[randomInt(LETTERS.length)])
  return (letters.join('').match(/.{4}/g) ?? []).join('-')
}

/** What the database keeps of a code, however it was typed: capitals, spaces and hyphens do not matter. */
export const recoveryHash = (typed: string): Buffer =>
  tokenHash(`recovery ${typed.toLowerCase().replace(/[^a-z0-9]/g, '')}`)

/** Whether something typed can be a recovery code rather than the six digits of an application. */
export const looksLikeRecovery = (typed: string): boolean => /[a-z]/i.test(typed)
