import { createHash } from 'node:crypto'

/**
 * The id of something new that a form named: the same for the same words of the same owner, so that a form sent twice
 * adds one, and never the id of something that belongs to somebody else.
 */
export function derivedId(owner: string, said: string): string {
  const hex = createHash('sha256').update(`${owner}\n${said}`).digest('hex')
  // A UUID of version 8, whose bits are ours to choose (RFC 9562 §5.8).
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** The same, where none of the ids that are taken will do. */
export function freshId(said: string, taken: ReadonlySet<string>): string {
  const id = derivedId('', said)
  return taken.has(id) ? freshId(`${said}\n`, taken) : id
}
