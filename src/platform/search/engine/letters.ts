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

/** Words whose letters are known together: neighbours in a dictionary begin alike, so that most have some in common. */
export const LETTER_BLOCK = 16

/** For each block of words the letters that some of them have, and those that every one has. */
export interface LetterBlocks {
  some: Uint32Array
  every: Uint32Array
}

const kept = new WeakMap<Uint32Array, LetterBlocks>()

/** The blocks of a dictionary, found once, by the letters of each of its words. */
export function letterBlocks(letters: Uint32Array): LetterBlocks {
  const known = kept.get(letters)
  if (known) return known
  const length = Math.ceil(letters.length / LETTER_BLOCK)
  const blocks = { some: new Uint32Array(length), every: new Uint32Array(length).fill(~0) }
  for (let word = 0; word < letters.length; word++) {
    const block = Math.floor(word / LETTER_BLOCK)
    blocks.some[block] = (blocks.some[block] as number) | (letters[word] as number)
    blocks.every[block] = (blocks.every[block] as number) & (letters[word] as number)
  }
  kept.set(letters, blocks)
  return blocks
}
