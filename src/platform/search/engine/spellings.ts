import { grown } from './shared-arrays.ts'

/** A number for each word as it is written. */
export interface Spellings {
  /** What was kept for the word that stands there, if anything was. */
  get(text: string, start: number, end: number): number | undefined
  /** Only what has none may be given one. */
  keep(text: string, start: number, end: number, number: number): void
}

/** Of each slot, which is read from memory at once: the length counted from 1, the hash, where its letters are, its number. */
const SLOT = 4

/**
 * Numbers found by the letters where they stand in a text: no text is cut out to look for it, which is most of the work
 * where nearly all words were met before.
 */
export function spellings(): Spellings {
  let units = new Uint16Array(1 << 8)
  let length = 0
  let slots = new Int32Array(SLOT << 6)
  let count = 0
  // Nobody can know which words meet in one slot.
  const seed = Math.floor(Math.random() * 2 ** 32)

  const isThere = (from: number, text: string, start: number, end: number) => {
    for (let i = start; i < end; i++) if (units[from + i - start] !== text.charCodeAt(i)) return false
    return true
  }
  const hashOf = (text: string, start: number, end: number) => {
    let hash = seed
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
    return hash ^ (hash >>> 15)
  }
  const slotOf = (hash: number) => (hash * SLOT) & (slots.length - 1)
  const after = (slot: number) => (slot + SLOT) & (slots.length - 1)
  const put = (size: number, hash: number, from: number, number: number) => {
    let slot = slotOf(hash)
    while (slots[slot] !== 0) slot = after(slot)
    slots[slot] = size
    slots[slot + 1] = hash
    slots[slot + 2] = from
    slots[slot + 3] = number
  }
  const grow = () => {
    const old = slots
    slots = new Int32Array(old.length * 2)
    for (let slot = 0; slot < old.length; slot += SLOT)
      if (old[slot] !== 0)
        put(old[slot] as number, old[slot + 1] as number, old[slot + 2] as number, old[slot + 3] as number)
  }
  return {
    get(text, start, end) {
      const hash = hashOf(text, start, end)
      for (let slot = slotOf(hash); slots[slot] !== 0; slot = after(slot))
        if (
          slots[slot + 1] === hash &&
          slots[slot] === end - start + 1 &&
          isThere(slots[slot + 2] as number, text, start, end)
        )
          return slots[slot + 3]
      return undefined
    },
    keep(text, start, end, number) {
      if (++count * SLOT * 2 > slots.length) grow()
      const size = end - start
      if (length + size > units.length)
        units = grown(units, new Uint16Array(Math.max(units.length * 2, length + size)))
      for (let i = 0; i < size; i++) units[length + i] = text.charCodeAt(start + i)
      put(size + 1, hashOf(text, start, end), length, number)
      length += size
    },
  }
}
