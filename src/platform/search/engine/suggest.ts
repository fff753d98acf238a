import type { SearchKind } from '../kind.ts'
import type { IndexSuggestion, OfferSuggestion, QueryTerm } from '../query.ts'
import { foldText } from '../text/fold.ts'
import { words } from '../text/words.ts'
import { prefixRange } from './dictionary.ts'
import { type Found, firstOf, type Ranked } from './found.ts'
import { matchTerms } from './match-terms.ts'
import { hexId, uuidOf } from './record-row.ts'
import { textScore } from './score.ts'
import { emptyFound, type Tools } from './search-segment.ts'
import { flagBits, isDeleted, type Part, textAt } from './segment.ts'

/** Beginnings shorter than this are looked for only at the beginning of names: too many words begin so. */
const SHORTEST = 3
/** Names that begin so which are looked at. */
const LOOKED_AT = 200

/** Records whose name has all the words typed, the last one perhaps only begun; names that begin so come first. */
export function suggestRecords(
  tools: Tools,
  parts: readonly Part[],
  text: string,
  limit: number,
): IndexSuggestion[] {
  const folded = foldText(text)
  if (folded === '') return []
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
  put(
    firstOf(
      parts.map((part) => beginningSo(tools.kind, part, folded, limit)),
      limit,
    ),
  )
  const long = folded.split(' ').some((word) => word.length >= SHORTEST || /\p{Script=Han}/u.test(word))
  if (found.size < limit && long) {
    const terms = nameTerms(text)
    put(
      firstOf(
        parts.map((part) => named(tools, part, terms)),
        limit * 2,
      ),
    )
  }
  return [...found.values()]
}

/** Names that begin with a text; they are next to each other. */
function beginningSo(kind: SearchKind, part: Part, folded: string, limit: number): Found {
  const { segment } = part
  const { sorts } = segment.columns
  const living = seen(kind, part)
  let low = 0
  let high = segment.records
  while (low < high) {
    const middle = (low + high) >>> 1
    if (textAt(sorts, middle) < folded) low = middle + 1
    else high = middle
  }
  const found = emptyFound(segment, limit)
  const end = Math.min(segment.records, low + LOOKED_AT)
  for (let record = low; record < end && found.length < limit; record++) {
    if (!textAt(sorts, record).startsWith(folded)) break
    if (living(record)) found.records[found.length++] = record
  }
  return found
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

function named({ kind, scratch }: Tools, part: Part, terms: readonly QueryTerm[]): Found {
  const { segment } = part
  const living = seen(kind, part)
  const { length, records, values } = matchTerms(kind, segment, terms, scratch, true)
  const found = emptyFound(segment, length)
  for (let at = 0; at < length; at++) {
    const record = records[at] as number
    if (!living(record)) continue
    found.records[found.length] = record
    found.first[found.length++] = textScore(terms, values, at, segment.columns.nameWords[record] as number)
  }
  return found
}

const seen = (kind: SearchKind, { segment, deleted }: Part) => {
  const hidden = flagBits(kind, kind.hidden)
  return (record: number) =>
    ((segment.columns.flags[record] as number) & hidden) === 0 && !isDeleted(deleted, record)
}

/** Offers with words that begin so, those of most records first. */
export function suggestOffers(
  kind: SearchKind,
  parts: readonly Part[],
  text: string,
  limit: number,
): OfferSuggestion[] {
  const folded = foldText(text)
  if (folded === '') return []
  const found = new Map<string, OfferSuggestion>()
  for (const part of parts) {
    const { offers } = part.segment
    const living = seen(kind, part)
    const [from, to] = prefixRange(offers.beginnings, folded)
    for (const offer of new Set(offers.beginningOf.subarray(from, Math.min(to, from + LOOKED_AT)))) {
      const records = offers.records.subarray(offers.recordsAt[offer], offers.recordsAt[offer + 1])
      const count = records.reduce((sum, record) => sum + (living(record) ? 1 : 0), 0)
      if (count === 0) continue
      const lang = offers.langs[offer] ?? 'und'
      const said = textAt(offers.texts, offer)
      const key = `${lang} ${said}`
      found.set(key, { text: said, lang, records: count + (found.get(key)?.records ?? 0) })
    }
  }
  return [...found.values()]
    .sort((a, b) => b.records - a.records || (a.text < b.text ? -1 : 1))
    .slice(0, limit)
}
