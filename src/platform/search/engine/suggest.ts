import type { IndexSuggestion, IndexSuggestions, OfferSuggestion, QueryTerm } from '../query.ts'
import { foldText } from '../text/fold.ts'
import { words } from '../text/words.ts'
import { hasBit } from './bits.ts'
import type { LivePart } from './live-part.ts'
import { matchTerms } from './match-terms.ts'
import { offersBeginning } from './offers.ts'
import { between, firstOf, type Ordered, type Ranked } from './ranked.ts'
import { hexId, uuidOf } from './record-row.ts'
import { textScore } from './score.ts'
import { textAt } from './segment.ts'
import type { Tools } from './tools.ts'

/** Beginnings shorter than this are looked for only at the beginning of names: too many words begin so. */
const SHORTEST = 3
/** Names that begin so which are looked at. */
const LOOKED_AT = 200
/** What differs by less than one part of so many is equally good. */
const FINE = 2 ** 24

/** What the beginning of a question may become: at most so many records and offers. */
export function suggest(
  tools: Tools,
  parts: readonly LivePart[],
  text: string,
  most: { records: number; offers: number },
): IndexSuggestions {
  const folded = foldText(text)
  if (folded === '') return { records: [], offers: [] }
  return {
    records: suggestRecords(tools, parts, text, folded, most.records),
    offers: suggestOffers(parts, folded, most.offers),
  }
}

/** Records whose name has all the words typed, the last one perhaps only begun; names that begin so come first. */
function suggestRecords(
  tools: Tools,
  parts: readonly LivePart[],
  text: string,
  folded: string,
  limit: number,
): IndexSuggestion[] {
  const found = new Map<string, IndexSuggestion>()
  const put = (list: readonly Ranked[]) => {
    for (const { segment, record } of list) {
      const id = uuidOf(hexId(segment.columns.ids, record))
      if (found.size < limit && !found.has(id))
        found.set(id, {
          id,
          title: textAt(segment.columns.names, record),
          slug: textAt(segment.columns.slugs, record),
        })
    }
  }
  const beginning = parts.map((part) => beginningSo(part, folded, limit))
  put(between(beginning, 0, limit))
  const long = folded.split(' ').some((word) => word.length >= SHORTEST || /\p{Script=Han}/u.test(word))
  if (found.size < limit && long) {
    const terms = nameTerms(text)
    const named = parts.map((part) => withWords(tools, part, terms, limit * 2))
    put(between(named, 0, limit * 2))
  }
  return [...found.values()]
}

/** Names that begin with a text; they are next to each other. */
function beginningSo({ segment, blocked }: LivePart, folded: string, limit: number): Ordered {
  const { sorts } = segment.columns
  let low = 0
  let high = segment.records
  while (low < high) {
    const middle = (low + high) >>> 1
    if (textAt(sorts, middle) < folded) low = middle + 1
    else high = middle
  }
  const found: number[] = []
  const end = Math.min(segment.records, low + LOOKED_AT)
  for (let record = low; record < end && found.length < limit; record++) {
    if (!textAt(sorts, record).startsWith(folded)) break
    if (!hasBit(blocked, record)) found.push(record)
  }
  return { segment, records: Uint32Array.from(found), keys: new Uint32Array(found.length) }
}

function nameTerms(text: string): QueryTerm[] {
  const asked = words(text)
  const open = /[\p{L}\p{N}]$/u.test(text.trimEnd())
  return asked.map(({ text: word }, at) => ({
    word,
    optional: false,
    weight: 1,
    alternatives: [
      { atoms: [{ as: 'word', text: word }], quality: 1 },
      ...(open && at === asked.length - 1 && word.length >= 2
        ? [{ atoms: [{ as: 'prefix', text: word } as const], quality: 0.9 }]
        : []),
    ],
  }))
}

function withWords(
  { kind, scratch }: Tools,
  { segment, blocked }: LivePart,
  terms: readonly QueryTerm[],
  limit: number,
): Ordered {
  const matches = matchTerms(kind, segment, terms, scratch, true)
  const { kept, keys } = scratch
  const { nameWords } = segment.columns
  let length = 0
  for (let at = 0; at < matches.length; at++) {
    const record = matches.records[at] as number
    if (hasBit(blocked, record)) continue
    kept[length] = record
    keys[length++] = FINE * textScore(terms, matches.values, at, nameWords[record] as number, false)
  }
  return firstOf(segment, { length, records: kept, keys }, limit)
}

/** Offers with words that begin so, those of most records first; only such as somebody who may be seen offers. */
function suggestOffers(parts: readonly LivePart[], folded: string, limit: number): OfferSuggestion[] {
  const found = new Map<string, OfferSuggestion>()
  for (const { segment, blocked } of parts) {
    const { offers } = segment
    const isSeen = (offer: number) =>
      offers.records
        .subarray(offers.recordsAt[offer], offers.recordsAt[offer + 1])
        .some((record) => !hasBit(blocked, record))
    for (const { offer, records } of offersBeginning(offers, folded, limit, isSeen)) {
      const lang = offers.langNames[offers.langs[offer] as number] ?? 'und'
      const said = textAt(offers.texts, offer)
      const key = `${lang} ${said}`
      found.set(key, { text: said, lang, records: records + (found.get(key)?.records ?? 0) })
    }
  }
  return [...found.values()]
    .sort((a, b) => b.records - a.records || (a.text < b.text ? -1 : 1))
    .slice(0, limit)
}
