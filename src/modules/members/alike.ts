/** Words that most names of organisations have. */
const COMMON = new Set(
  'associazione associazioni onlus aps odv ets cooperativa sociale circolo gruppo centro italiana societa asd ssd comitato della delle dello degli'.split(
    ' ',
  ),
)

const wordsOf = (name: string): Set<string> => {
  const words = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2)
  const own = words.filter((word) => !COMMON.has(word))
  return new Set(own.length > 0 ? own : words)
}

/** Whether two names may be of one organisation: half the words that are their own, or more, are in both. */
export function isAlike(one: string, other: string): boolean {
  const [mine, theirs] = [wordsOf(one), wordsOf(other)]
  const both = [...mine].filter((word) => theirs.has(word)).length
  return both > 0 && both * 2 >= Math.min(mine.size, theirs.size)
}
