import { foldText } from '../text/fold.ts'
import { textColumn } from './columns.ts'
import { type Offers, type TextColumn, textAt } from './segment.ts'
import { sharedU16, sharedU32 } from './shared-arrays.ts'

/** What some records offer: language and text, with the records. */
export type OfferLists = ReadonlyMap<string, readonly number[]>

/** Key of an offer among the lists. */
export const offerKey = (lang: string, text: string): string => `${lang}\n${text}`

/** Writes the offers of a segment. */
export function writeOffers(lists: OfferLists, folding = foldText): Offers {
  const all = [...lists].map(([key, records]) => {
    const cut = key.indexOf('\n')
    return { lang: key.slice(0, cut), text: key.slice(cut + 1), records }
  })
  const recordsAt = sharedU32(all.length + 1)
  const records = sharedU32(all.reduce((sum, one) => sum + one.records.length, 0))
  let length = 0
  for (const [offer, one] of all.entries()) {
    recordsAt[offer] = length
    records.set(one.records, length)
    length += one.records.length
  }
  recordsAt[all.length] = length
  const langNames = [...new Set(all.map(({ lang }) => lang))].sort()
  const langs = sharedU16(all.length)
  langs.set(all.map(({ lang }) => langNames.indexOf(lang)))
  const folded = all.map(({ text }) => folding(text))
  const column = textColumn(folded)
  const beginnings = sortedBeginnings(folded)
  return {
    texts: textColumn(all.map(({ text }) => text)),
    langNames,
    langs,
    records,
    recordsAt,
    folded: column,
    beginnings,
    tops: topsOf(beginnings, recordsAt),
  }
}

/** Places of which only the greatest count is known. */
const BLOCK = 64

function topsOf(beginnings: Uint32Array, recordsAt: Uint32Array): Uint32Array {
  const tops = sharedU32(Math.ceil(beginnings.length / BLOCK))
  for (const [place, word] of beginnings.entries()) {
    const block = Math.floor(place / BLOCK)
    const records = recordsOf({ recordsAt }, offerOf(word))
    if (records > (tops[block] as number)) tops[block] = records
  }
  return tops
}

const recordsOf = ({ recordsAt }: Pick<Offers, 'recordsAt'>, offer: number): number =>
  (recordsAt[offer + 1] as number) - (recordsAt[offer] as number)

/** Later words of a text are not looked for. */
const MOST_WORDS = 256

/** A word of a text as one number: which text, and which of its words. */
const wordOf = (offer: number, word: number): number => offer * MOST_WORDS + word
const offerOf = (word: number): number => Math.floor(word / MOST_WORDS)

/** The words of the texts, in the order of the bytes from there to the end of the text. */
function sortedBeginnings(texts: readonly string[]): Uint32Array {
  const split = texts.map((text) => (text === '' ? [] : text.split(' ', MOST_WORDS)))
  const rankOf = ranks(split)
  /** The words of all texts by their ranks, 0 after each text; each as a number. */
  const said = new Uint32Array(split.reduce((sum, words) => sum + words.length + 1, 0))
  const numbers = new Uint32Array(said.length)
  let length = 0
  for (const [text, words] of split.entries()) {
    for (const [at, word] of words.entries()) {
      numbers[length] = wordOf(text, at)
      said[length++] = rankOf.get(word) as number
    }
    length += 1
  }
  const places = Uint32Array.from([...said.keys()].filter((place) => said[place] !== 0))
  places.sort((a, b) => {
    let i = 0
    while (said[a + i] === said[b + i] && said[a + i] !== 0) i++
    return (said[a + i] as number) - (said[b + i] as number) || a - b
  })
  const sorted = sharedU32(places.length)
  for (const [i, place] of places.entries()) sorted[i] = numbers[place] as number
  return sorted
}

/** The place of each word, from 1, in the order of bytes; a space comes before all letters, so that it is that of texts too. */
function ranks(texts: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const words = [...new Set(texts.flat())].map((word) => ({ word, bytes: Buffer.from(word) }))
  words.sort((a, b) => Buffer.compare(a.bytes, b.bytes))
  return new Map(words.map(({ word }, place) => [word, place + 1]))
}

/** An offer with how many records have it, those that may not be seen included. */
export interface CountedOffer {
  offer: number
  records: number
}

/**
 * The offers with words that begin with a folded text, the commonest first; only such as `keeps` lets through. However
 * many begin so, only the blocks with the commonest are looked at.
 */
export function offersBeginning(
  offers: Offers,
  folded: string,
  most: number,
  keeps: (offer: number) => boolean,
): CountedOffer[] {
  const { beginnings, tops } = offers
  const wanted = Buffer.from(folded)
  const from = firstPlace(beginnings.length, (place) => compare(offers, place, wanted) >= 0)
  const to = firstPlace(beginnings.length, (place) => compare(offers, place, wanted) > 0)
  const blocks: number[] = []
  for (let block = Math.floor(from / BLOCK); block * BLOCK < to; block++) blocks.push(block)
  blocks.sort((a, b) => (tops[b] as number) - (tops[a] as number) || a - b)
  const best: CountedOffer[] = []
  for (const block of blocks) {
    if ((tops[block] as number) <= least(best, most)) break
    for (let place = Math.max(from, block * BLOCK); place < Math.min(to, (block + 1) * BLOCK); place++) {
      const offer = offerOf(beginnings[place] as number)
      const records = recordsOf(offers, offer)
      if (records <= least(best, most) || best.some((one) => one.offer === offer) || !keeps(offer)) continue
      const at = best.findIndex((one) => one.records < records)
      best.splice(at < 0 ? best.length : at, 0, { offer, records })
      if (best.length > most) best.pop()
    }
  }
  return best
}

/** Records that an offer must have more than, to be among the best. */
const least = (best: readonly CountedOffer[], most: number): number =>
  best.length < most ? 0 : (best.at(-1)?.records ?? Number.POSITIVE_INFINITY)

/** Negative when what stands at a place comes before, 0 when it begins with `wanted`, positive when it comes after. */
function compare({ folded, beginnings }: Offers, place: number, wanted: Uint8Array): number {
  const { bytes, at } = folded
  const start = startOf(folded, beginnings[place] as number)
  const end = at[offerOf(beginnings[place] as number) + 1] as number
  for (let i = 0; i < wanted.length; i++) {
    if (start + i === end) return -1
    const difference = (bytes[start + i] as number) - (wanted[i] as number)
    if (difference !== 0) return difference
  }
  return 0
}

const SPACE = 32

/** Where a word begins. */
function startOf({ bytes, at }: TextColumn, word: number): number {
  let start = at[offerOf(word)] as number
  for (let left = word % MOST_WORDS; left > 0; start++) if (bytes[start] === SPACE) left--
  return start
}

/** The first of some places, in their order, where something holds. */
function firstPlace(places: number, holds: (place: number) => boolean): number {
  let low = 0
  let high = places
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** The offers of a segment again as lists, each record as `placeOf` says; those without a place are left out. */
export function readOffers(offers: Offers, placeOf: Int32Array, into: Map<string, number[]>): void {
  for (const [offer, lang] of offers.langs.entries()) {
    const key = offerKey(offers.langNames[lang] ?? 'und', textAt(offers.texts, offer))
    for (const record of offers.records.subarray(offers.recordsAt[offer], offers.recordsAt[offer + 1])) {
      const at = placeOf[record] as number
      if (at < 0) continue
      const list = into.get(key)
      if (list) list.push(at)
      else into.set(key, [at])
    }
  }
}
