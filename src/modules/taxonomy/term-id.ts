import { createHash } from 'node:crypto'

/** Namespace of our terms, itself fixed for ever: changing it would change every identifier. */
const NAMESPACE = Buffer.from('6b1f0e5c4f0d4c0e9a53d1b7a2f4c811', 'hex')

/** Identifier of a taxonomy, the same in every installation (UUID version 5, RFC 9562 §5.5). */
export const taxonomyId = (taxonomy: string): string => uuid5(taxonomy)

/** Identifier of a term, the same in every installation (UUID version 5, RFC 9562 §5.5). */
export const termId = (taxonomy: string, code: string): string => uuid5(`${taxonomy}/${code}`)

function uuid5(name: string): string {
  const bytes = createHash('sha1').update(NAMESPACE).update(name, 'utf8').digest().subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
