import { ALL_TYPED, EXACT_NAME, mostNamed, WHOLE_NAME, WORTH } from './score.ts'
import { AS_TYPED, IN_NAME, worthOf } from './term-lists.ts'

/** The first match, from one on, that may be good enough; `length` when there is none. */
export type NextLikely = (from: number, length: number, records: Uint32Array, places: Uint32Array) => number

/** Nothing is known of the matches but their scores. */
export const ALL_LIKELY = (): NextLikely => (from) => from

/**
 * Passes over the matches whose terms are not worth enough for a score, by whole numbers alone: very common words have
 * many matches, and few of them are looked at closely.
 */
export function likelyByWorth(
  values: readonly Uint16Array[],
  nameWords: Uint8Array,
  isExact: (record: number) => boolean,
) {
  const terms = values.length
  const whole = 255 * terms
  /** With all the terms in a name of so many words. */
  const named = new Uint16Array(256)
  const typed = new Uint16Array(256)
  return (enough: number): NextLikely => {
    const least = (most: number, added = 0) =>
      Math.max(0, Math.floor(((enough - added) * whole) / most - 1e-6))
    const plain = least(WORTH)
    for (let words = 0; words < 256; words++) {
      named[words] = least(mostNamed(terms, words))
      typed[words] = least(mostNamed(terms, words), ALL_TYPED)
    }
    // All as typed, in a name of no more words.
    const same = least(mostNamed(terms, terms), ALL_TYPED + WHOLE_NAME + EXACT_NAME)
    const isNamed = (value: number, worth: number, record: number): boolean => {
      if ((value & IN_NAME) === 0) return false
      const words = nameWords[record] as number
      if (worth >= (named[words] as number)) return true
      if ((value & AS_TYPED) === 0) return false
      return worth >= (typed[words] as number) || (worth >= same && (words === terms || isExact(record)))
    }
    return terms === 1
      ? (from, length, records, places) => {
          const own = values[0] as Uint16Array
          for (let i = from; i < length; i++) {
            const value = own[places[i] as number] as number
            const worth = worthOf(value)
            if (worth >= plain || isNamed(value, worth, records[i] as number)) return i
          }
          return length
        }
      : (from, length, records, places) => {
          for (let i = from; i < length; i++) {
            const place = places[i] as number
            let worth = 0
            let all = IN_NAME | AS_TYPED
            for (let at = 0; at < terms; at++) {
              const value = (values[at] as Uint16Array)[place] as number
              worth += worthOf(value)
              all &= value
            }
            if (worth >= plain || isNamed(all, worth, records[i] as number)) return i
          }
          return length
        }
  }
}
