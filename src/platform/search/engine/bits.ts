/** Whether a bit of a set is on. */
export const hasBit = (bits: Uint32Array, at: number): boolean =>
  ((bits[at >>> 5] as number) & (1 << (at & 31))) !== 0

export function setBit(bits: Uint32Array, at: number): void {
  bits[at >>> 5] = (bits[at >>> 5] as number) | (1 << (at & 31))
}
