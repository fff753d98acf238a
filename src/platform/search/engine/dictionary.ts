import { sharedU16, sharedU32 } from './shared-arrays.ts'

/** Words in the order of their UTF-16 units, each by its place in that order. */
export interface Dictionary {
  units: Uint16Array
  /** Where each word starts in `units`; one more at the end. */
  at: Uint32Array
}

/** Writes words that are sorted (as `sort()` sorts them) and distinct. */
export function writeDictionary(words: readonly string[]): Dictionary {
  const at = sharedU32(words.length + 1)
  let length = 0
  for (const [i, word] of words.entries()) {
    at[i] = length
    length += word.length
  }
  at[words.length] = length
  const units = sharedU16(length)
  for (const [i, word] of words.entries()) {
    const start = at[i] as number
    for (let j = 0; j < word.length; j++) units[start + j] = word.charCodeAt(j)
  }
  return { units, at }
}

export const sizeOf = ({ at }: Dictionary): number => at.length - 1

/** The word at a place. */
export const wordAt = ({ units, at }: Dictionary, index: number): string =>
  String.fromCharCode(...units.subarray(at[index], at[index + 1]))

/** The place of a word, or -1. */
export function findWord(dictionary: Dictionary, word: string): number {
  const index = lowerBound(dictionary, word)
  if (index === sizeOf(dictionary)) return -1
  const { at } = dictionary
  const length = (at[index + 1] as number) - (at[index] as number)
  return length === word.length && compare(dictionary, index, word) === 0 ? index : -1
}

/** The places of the words that begin so: from the first up to, not with, the second. */
export function prefixRange(dictionary: Dictionary, prefix: string): readonly [number, number] {
  const from = lowerBound(dictionary, prefix)
  let to = sizeOf(dictionary)
  for (let low = from; low < to; ) {
    const middle = (low + to) >>> 1
    if (compare(dictionary, middle, prefix) === 0) low = middle + 1
    else to = middle
  }
  return [from, to]
}

/** First place whose word is not before this one. */
function lowerBound(dictionary: Dictionary, word: string): number {
  let low = 0
  let high = sizeOf(dictionary)
  while (low < high) {
    const middle = (low + high) >>> 1
    if (compare(dictionary, middle, word) < 0) low = middle + 1
    else high = middle
  }
  return low
}

/** Negative when the word at a place comes before, 0 when it begins with `word`, positive when it comes after. */
function compare({ units, at }: Dictionary, index: number, word: string): number {
  const start = at[index] as number
  const length = (at[index + 1] as number) - start
  const shared = Math.min(length, word.length)
  for (let i = 0; i < shared; i++) {
    const difference = (units[start + i] as number) - word.charCodeAt(i)
    if (difference !== 0) return difference
  }
  return length < word.length ? -1 : 0
}
