import type { KeyColumn } from './segment.ts'
import { sharedU16, sharedU32 } from './shared-arrays.ts'

/** Gathers the codes of records, as places among the codes of their key: those of many records are kept once. */
export function codeSets(records: number) {
  const sets = sharedU32(records)
  const known = new Map<string, number>()
  /** The sets of one code. */
  const ones: number[] = []
  const flat: number[] = []
  const starts: number[] = []
  return {
    sets,
    /** The number of a set of codes. */
    numberOf(places: readonly number[]): number {
      const [first = 0] = places
      const one = places.length === 1 ? ones[first] : undefined
      if (one !== undefined) return one
      const together = places.join()
      const before = known.get(together)
      if (before !== undefined) return before
      const number = starts.length
      if (places.length === 1) ones[first] = number
      known.set(together, number)
      starts.push(flat.length)
      flat.push(...places)
      return number
    },
    end(): Pick<KeyColumn, 'sets' | 'values' | 'at'> {
      const values = sharedU16(flat.length)
      values.set(flat)
      const at = sharedU32(starts.length + 1)
      at.set([...starts, flat.length])
      return { sets, values, at }
    },
  }
}
