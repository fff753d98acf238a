/**
 * Makes `src/modules/accounts/password/common-passwords.bin` from a list of passwords, the commonest first, one a line:
 * `node scripts/common-passwords.mjs LIST`. Kept are those long enough to be chosen, as the first five bytes of the
 * SHA-256 of each in lower case, sorted.
 */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'

const SHORTEST = 12
const FILE = new URL('../src/modules/accounts/password/common-passwords.bin', import.meta.url)

const words = readFileSync(process.argv[2], 'utf8').split(/\r?\n/)
const long = new Set(
  words.map((word) => word.normalize('NFC').toLowerCase()).filter((word) => [...word].length >= SHORTEST),
)
const prefixes = [...long].map((word) => createHash('sha256').update(word).digest().subarray(0, 5))
writeFileSync(FILE, Buffer.concat(prefixes.sort(Buffer.compare)))
console.log(`${long.size} passwords of ${words.length}`)
