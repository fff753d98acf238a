import type { IndexAnswer, IndexCount } from '../query.ts'

/** The counts of one key as they travel between threads, where thousands of small objects would cost more than a search. */
export interface PackedCounts {
  /** One on each line. */
  codes: string
  counts: Uint32Array
}

/** An answer as a thread gives it. */
export type PackedAnswer = Omit<IndexAnswer, 'counts'> & { counts: Readonly<Record<string, PackedCounts>> }

/** The answer again as it is asked for. */
export const unpacked = (answer: PackedAnswer): IndexAnswer => ({
  ...answer,
  counts: Object.fromEntries(
    Object.entries(answer.counts).map(([key, packed]) => [key, unpackCounts(packed)]),
  ),
})

function unpackCounts({ codes, counts }: PackedCounts): IndexCount[] {
  if (counts.length === 0) return []
  return codes.split('\n').map((code, at) => ({ code, count: counts[at] as number }))
}
