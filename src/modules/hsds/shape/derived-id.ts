import { createHash } from 'node:crypto'

const NAMESPACE = Buffer.from('0f7c6f6f2b4d4f3f9d7e51c3a8b0e6d2', 'hex')

/**
 * An identifier for what HSDS wants as a row of its own and we keep inside another, such as the address of a place:
 * always the same for the same parent and part (UUID version 5, RFC 9562 §5.5).
 */
export function derivedId(parent: string, part: string): string {
  const bytes = createHash('sha1').update(NAMESPACE).update(`${parent}/${part}`).digest().subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
