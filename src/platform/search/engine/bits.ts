/** Whether a bit of a set is on. */
export const hasBit = (bits: Uint32Array, at: number): boolean =>
  ((bits[at >>> 5] as number) & (1 << (at & 31))) !== 0

export function setBit(bits: Uint32Array, at: number): void {
  bits[at >>> 5] = (bits[at >>> 5] as number) | (1 << (at & 31))
}

/** How many bits of 32 are on. */
export function countBits(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** Writes the places of the bits that are on, in ascending order; returns how many. */
export function placesOn(bits: Uint32Array, places: Uint32Array): number {
  let length = 0
  for (let word = 0; word < bits.length; word++) {
    let rest = bits[word] as number
    while (rest !== 0) {
      places[length++] = (word << 5) | (31 - Math.clz32(rest & -rest))
      rest &= rest - 1
    }
  }
  return length
}
