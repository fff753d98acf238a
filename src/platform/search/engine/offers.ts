import { foldText } from '../text/fold.ts'
import { textColumn } from './columns.ts'
import { type Offers, type TextColumn, textAt } from './segment.ts'
import { sharedU16, sharedU32 } from './shared-arrays.ts'

/** What some records offer: language and text, with the records. */
export type OfferLists = ReadonlyMap<string, readonly number[]>

/** Key of an offer among the lists. */
export const offerKey = (lang: string, text: string): string => `${lang}\n${text}`

/** Writes the offers of a segment. */
export function writeOffers(lists: OfferLists): Offers {
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
  const folded = all.map(({ text }) => foldText(text))
  const column = textColumn(folded)
  return {
    texts: textColumn(all.map(({ text }) => text)),
    langNames,
    langs,
    records,
    recordsAt,
    folded: column,
    beginnings: sortedBeginnings(folded, column.at),
  }
}

/** Where the words of the texts begin, in the order of the bytes from there to the end of the text. */
function sortedBeginnings(texts: readonly string[], at: Uint32Array): Uint32Array {
  const split = texts.map((text) => (text === '' ? [] : text.split(' ')))
  const rankOf = ranks(split)
  /** The words of all texts by their ranks, 0 after each text; where each begins. */
  const said = new Uint32Array(split.reduce((sum, words) => sum + words.length + 1, 0))
  const starts = new Uint32Array(said.length)
  let length = 0
  for (const [text, words] of split.entries()) {
    let start = at[text] as number
    for (const word of words) {
      starts[length] = start
      said[length++] = rankOf.get(word) as number
      start += Buffer.byteLength(word) + 1
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
  for (const [i, place] of places.entries()) sorted[i] = starts[place] as number
  return sorted
}

/** The place of each word, from 1, in the order of bytes; a space comes before all letters, so that it is that of texts too. */
function ranks(texts: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const words = [...new Set(texts.flat())].map((word) => ({ word, bytes: Buffer.from(word) }))
  words.sort((a, b) => Buffer.compare(a.bytes, b.bytes))
  return new Map(words.map(({ word }, place) => [word, place + 1]))
}

/** The offers with words that begin with a folded text: those of the first so many places where it stands. */
export function offersBeginning(offers: Offers, folded: string, most: number): ReadonlySet<number> {
  const { beginnings } = offers
  const wanted = Buffer.from(folded)
  const from = firstPlace(beginnings.length, (place) => compare(offers, place, wanted) >= 0)
  const found = new Set<number>()
  for (let place = from; place < Math.min(beginnings.length, from + most); place++) {
    if (compare(offers, place, wanted) !== 0) break
    found.add(offerAt(offers.folded, beginnings[place] as number))
  }
  return found
}

/** Negative when what stands at a place comes before, 0 when it begins with `wanted`, positive when it comes after. */
function compare({ folded: { bytes, at }, beginnings }: Offers, place: number, wanted: Uint8Array): number {
  const start = beginnings[place] as number
  const end = at[offerAt({ at }, start) + 1] as number
  for (let i = 0; i < wanted.length; i++) {
    if (start + i === end) return -1
    const difference = (bytes[start + i] as number) - (wanted[i] as number)
    if (difference !== 0) return difference
  }
  return 0
}

/** The offer whose folded text has a byte. */
const offerAt = ({ at }: Pick<TextColumn, 'at'>, byte: number): number =>
  firstPlace(at.length, (offer) => (at[offer] as number) > byte) - 1

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
