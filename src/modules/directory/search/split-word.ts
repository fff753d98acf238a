import { isStopWord } from '../../../platform/search/text/stop-words.ts'
import type { Speller } from './respell.ts'

/** Shorter words are seldom two, and longer ones nobody types. */
const SHORTEST = 7
const LONGEST = 40
/** Letters of a part; articles and prepositions may have fewer. */
const SHORTEST_PART = 3
const LONGEST_PART = 16
const MOST_PARTS = 6
/** Ways to cut one word that are given. */
const MOST_WAYS = 3

interface Way {
  parts: readonly string[]
  cost: number
}

/** A word that may be several without their spaces, cut where all the parts are words: the fewest parts first. */
export async function splitWord(
  word: string,
  { having, isKnown }: Pick<Speller, 'having' | 'isKnown'>,
): Promise<string[]> {
  if (word.length < SHORTEST || word.length > LONGEST) return []
  const pieces = piecesOf(word)
  const records = await having(pieces)
  const words = new Set(pieces.filter((piece, at) => (records[at] ?? 0) > 0 || isKnown(piece)))
  const ways: Way[][] = [[{ parts: [], cost: 0 }]]
  for (let end = 1; end <= word.length; end++) {
    const found: Way[] = []
    for (let start = Math.max(0, end - LONGEST_PART); start < end; start++) {
      const part = word.slice(start, end)
      const cost = words.has(part) ? (beginsWithJoint(part) ? 1.2 : 1) : isJoint(part) ? 0.1 : undefined
      if (cost === undefined) continue
      for (const way of ways[start] ?? []) found.push({ parts: [...way.parts, part], cost: way.cost + cost })
    }
    ways[end] = found
      .filter(({ parts }) => parts.length <= MOST_PARTS)
      .sort((a, b) => a.cost - b.cost)
      .slice(0, MOST_WAYS)
  }
  return (ways[word.length] ?? [])
    .filter(({ parts }) => parts.length > 1)
    .map(({ parts }) => parts.join(' ').replaceAll(/(^| )ال /g, '$1ال'))
}

/** "delcuore" counts as a word where some name has "del cuore": it is rather two. */
const beginsWithJoint = (part: string): boolean =>
  [3, 4, 5].some((length) => part.length > length && isJoint(part.slice(0, length)))

/** Between words: "amici del cuore", "città dell'infanzia", "تليف الكبد". */
const isJoint = (part: string): boolean => part.length > 1 && (isStopWord(part) || part === 'ال')

function piecesOf(word: string): string[] {
  const pieces = new Set<string>()
  for (let start = 0; start < word.length; start++)
    for (let end = start + SHORTEST_PART; end <= Math.min(word.length, start + LONGEST_PART); end++)
      if (!isStopWord(word.slice(start, end))) pieces.add(word.slice(start, end))
  return [...pieces]
}
