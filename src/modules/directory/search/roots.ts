/** Endings that make another word of the same verb or thing in Italian, French and English, folded. */
const ENDINGS = (
  'trici trice tori tore zioni zione mento menti ando endo anti ante enti ente ati ate ata ato uti uta uto iti ita ito ' +
  'isti iste ista are ere ire ano ono iamo euses euse eurs eur trices teurs teur ants antes ant ait ements ement ' +
  'ations ation er ez ee ees es ing ers ed or ors s e i o a'
)
  .split(' ')
  .sort((a, b) => b.length - a.length)
/** Roots of fewer letters belong to too many words. */
const SHORTEST = 4
/** Words given for one. */
const MOST = 4

/** What is left of a word without what makes it someone who does, a thing done, a number or a gender: "swimmers", "swimming". */
export function rootOf(word: string): string | undefined {
  if (!/^[a-z]+$/.test(word)) return undefined
  for (const ending of ENDINGS) {
    if (!word.endsWith(ending) || word.length - ending.length < SHORTEST) continue
    const root = word.slice(0, -ending.length)
    return /([bcdfglmnprtz])\1$/.test(root) && root.length > SHORTEST ? root.slice(0, -1) : root
  }
  return word.length >= SHORTEST ? word : undefined
}

/** Finds the words of a fixed list that have the root of one, the most alike in length first. */
export function sameRoot(words: Iterable<string>): (word: string) => readonly string[] {
  const byRoot = new Map<string, string[]>()
  for (const word of words) {
    const root = rootOf(word)
    if (root === undefined) continue
    const list = byRoot.get(root)
    if (list) list.push(word)
    else byRoot.set(root, [word])
  }
  return (word) => {
    const alike = byRoot.get(rootOf(word) ?? '') ?? []
    const apart = (other: string) => Math.abs(other.length - word.length)
    return alike
      .filter((other) => other !== word)
      .toSorted((a, b) => apart(a) - apart(b) || (a < b ? -1 : 1))
      .slice(0, MOST)
  }
}
