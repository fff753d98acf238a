import type { IndexAnswer, IndexCount } from '../query.ts'
import type { CodeNames } from './code-tables.ts'

/** The counts of one key as they travel between threads, where thousands of small objects would cost more than a search. */
export interface PackedCounts {
  names: CodeNames
  /** Places among the names, the commonest first, and how many records have each. */
  places: Uint32Array
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

function unpackCounts({ names, places, counts }: PackedCounts): IndexCount[] {
  const codes = codesOf(names)
  const unpacked = new Array<IndexCount>(places.length)
  for (let i = 0; i < places.length; i++)
    unpacked[i] = { code: codes[places[i] as number] ?? '', count: counts[i] as number }
  return unpacked
}

/** Names read last, by their identifier: each thread that searches has a few, and keeps them until a code is new. */
const read = new Map<string, readonly string[]>()
const MOST_READ = 200

function codesOf({ id, lines }: CodeNames): readonly string[] {
  const known = read.get(id)
  if (known) return known
  if (read.size >= MOST_READ) read.clear()
  const codes = Buffer.from(lines.buffer).toString('utf8').split('\n')
  read.set(id, codes)
  return codes
}
