/** A number for each word as it is written. */
export interface Spellings {
  /** What was kept for the word that stands there, if anything was. */
  get(text: string, start: number, end: number): number | undefined
  /** Only what has none may be given one. */
  keep(text: string, start: number, end: number, number: number): void
}

/**
 * Numbers found by the letters where they stand in a text: no text is cut out to look for it, which is most of the work
 * where nearly all words were met before.
 */
export function spellings(): Spellings {
  const numbers: number[] = []
  const hashes: number[] = []
  /** Where the letters of each start; one more at the end. */
  const at = [0]
  let units = new Uint16Array(1 << 12)
  /** By hash: which of the numbers, counted from 1. */
  let slots = new Uint32Array(1 << 10)
  // Nobody can know which words meet in one slot.
  const seed = Math.floor(Math.random() * 2 ** 32)

  const isThere = (which: number, text: string, start: number, end: number) => {
    const from = at[which] as number
    if ((at[which + 1] as number) - from !== end - start) return false
    for (let i = start; i < end; i++) if (units[from + i - start] !== text.charCodeAt(i)) return false
    return true
  }
  const hashOf = (text: string, start: number, end: number) => {
    let hash = seed
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
    return hash ^ (hash >>> 15)
  }
  const freeSlot = (hash: number) => {
    let slot = hash & (slots.length - 1)
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1)
    return slot
  }
  const grow = () => {
    slots = new Uint32Array(slots.length * 2)
    for (const [which, hash] of hashes.entries()) slots[freeSlot(hash)] = which + 1
  }
  return {
    get(text, start, end) {
      const mask = slots.length - 1
      for (let slot = hashOf(text, start, end) & mask; ; slot = (slot + 1) & mask) {
        const which = (slots[slot] as number) - 1
        if (which < 0) return undefined
        if (isThere(which, text, start, end)) return numbers[which]
      }
    },
    keep(text, start, end, number) {
      if (numbers.length * 2 >= slots.length) grow()
      const from = at[numbers.length] as number
      if (from + end - start > units.length) {
        const larger = new Uint16Array(Math.max(units.length * 2, from + end - start))
        larger.set(units)
        units = larger
      }
      const hash = hashOf(text, start, end)
      slots[freeSlot(hash)] = numbers.push(number)
      hashes.push(hash)
      for (let i = start; i < end; i++) units[from + i - start] = text.charCodeAt(i)
      at.push(from + end - start)
    },
  }
}
