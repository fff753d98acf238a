import { nameTokens, tellingTokens } from './similarity.ts'

/** Whether two names may be of one organisation, loosely: half the words that tell one from others, or more, are in both. */
export function sharesName(one: string, other: string): boolean {
  const [mine, theirs] = [new Set(tellingTokens(nameTokens(one))), new Set(tellingTokens(nameTokens(other)))]
  const both = [...mine].filter((word) => theirs.has(word)).length
  return both > 0 && both * 2 >= Math.min(mine.size, theirs.size)
}
