/**
 * The letters of a word as bits: a word that lacks more of them than it has errors cannot be the one that was meant.
 * Letters of all alphabets share the bits, which only makes more words seem alike.
 */
export function lettersOf(word: string): number {
  let letters = 0
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31)
  return letters >>> 0
}

/** What is left of some bits without the lowest one and, when `two` is 1, another: 0 when they were no more. */
export const withoutLowest = (bits: number, two: 0 | 1): number => {
  const rest = bits & (bits - 1)
  return rest & (rest - two)
}
