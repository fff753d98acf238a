import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { projectFile } from '../../../platform/project.ts'

/** Bytes kept of each hash: one password in 25 million would be refused by mistake. */
const BYTES = 5

let list: Buffer | undefined

/**
 * Whether it is among the million commonest passwords (those of at least 12 characters are kept, `docs/decisions/0013`),
 * whatever its capitals.
 */
export function isCommon(password: string): boolean {
  list ??= readFileSync(projectFile('src/modules/accounts/password/common-passwords.bin'))
  const wanted = createHash('sha256')
    .update(password.normalize('NFC').toLowerCase())
    .digest()
    .subarray(0, BYTES)
  let from = 0
  let to = list.length / BYTES
  while (from < to) {
    const middle = (from + to) >>> 1
    const order = list.compare(wanted, 0, BYTES, middle * BYTES, (middle + 1) * BYTES)
    if (order === 0) return true
    if (order < 0) from = middle + 1
    else to = middle
  }
  return false
}
