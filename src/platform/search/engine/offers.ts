import { foldText } from '../text/fold.ts'
import { textColumn } from './columns.ts'
import { writeDictionary } from './dictionary.ts'
import { type Offers, textAt } from './segment.ts'
import { sharedU32 } from './shared-arrays.ts'

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
  const flat: number[] = []
  const beginnings: { text: string; offer: number }[] = []
  for (const [offer, { text, records }] of all.entries()) {
    recordsAt[offer] = flat.length
    for (const record of records) flat.push(record)
    for (const beginning of beginningsOf(text)) beginnings.push({ text: beginning, offer })
  }
  recordsAt[all.length] = flat.length
  beginnings.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : a.offer - b.offer))
  const records = sharedU32(flat.length)
  records.set(flat)
  const beginningOf = sharedU32(beginnings.length)
  beginningOf.set(beginnings.map(({ offer }) => offer))
  return {
    texts: textColumn(all.map(({ text }) => text)),
    langs: all.map(({ lang }) => lang),
    records,
    recordsAt,
    beginnings: writeDictionary(beginnings.map(({ text }) => text)),
    beginningOf,
  }
}

/** A folded text from the beginning of each of its words. */
function beginningsOf(text: string): string[] {
  const folded = foldText(text)
  const found = [folded]
  for (let at = folded.indexOf(' '); at > 0; at = folded.indexOf(' ', at + 1))
    found.push(folded.slice(at + 1))
  return found.filter((one) => one !== '')
}

/** The offers of a segment again as lists, each record as `placeOf` says; those without a place are left out. */
export function readOffers(offers: Offers, placeOf: Int32Array, into: Map<string, number[]>): void {
  for (const [offer, lang] of offers.langs.entries()) {
    const key = offerKey(lang, textAt(offers.texts, offer))
    for (const record of offers.records.subarray(offers.recordsAt[offer], offers.recordsAt[offer + 1])) {
      const at = placeOf[record] as number
      if (at < 0) continue
      const list = into.get(key)
      if (list) list.push(at)
      else into.set(key, [at])
    }
  }
}
