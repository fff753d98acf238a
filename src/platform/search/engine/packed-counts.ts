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

/**
 * The answer again as it is asked for. The counts of a key are unpacked when they are first looked at: several answers
 * may come before the one that is shown, and that one waits for its rows.
 */
export const unpacked = (answer: PackedAnswer): IndexAnswer => ({
  ...answer,
  counts: onDemand(answer.counts),
})

function onDemand(packed: PackedAnswer['counts']): IndexAnswer['counts'] {
  const counts: Record<string, readonly IndexCount[]> = {}
  for (const [key, one] of Object.entries(packed)) {
    let known: readonly IndexCount[] | undefined
    const get = () => {
      known ??= unpackCounts(one)
      return known
    }
    Object.defineProperty(counts, key, { enumerable: true, get })
  }
  return counts
}

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
