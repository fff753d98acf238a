import { randomFillSync } from 'node:crypto'

/** Random bytes are asked for many at once: each request has an id. */
const POOL = Buffer.alloc(4_096)
let used = POOL.length

/** A new UUID version 7 (RFC 9562 §5.7): grows with time, so that indexes stay compact. */
export function newId(now: Date = new Date()): string {
  if (used + 16 > POOL.length) {
    randomFillSync(POOL)
    used = 0
  }
  const bytes = POOL.subarray(used, used + 16)
  used += 16
  bytes.writeUIntBE(now.getTime(), 0, 6)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** Whether a text is a UUID in its usual writing; PostgreSQL refuses anything else as a key. */
export const isUuid = (text: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text)
