import { createHash, randomBytes } from 'node:crypto'

/** A secret of 256 bits, safe in addresses and cookies. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What the database keeps of a token; a token of 256 random bits needs no slow hash. */
export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest()
