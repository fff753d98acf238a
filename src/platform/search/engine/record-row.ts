import type { SearchDocument } from '../document.ts'
import type { SearchKind } from '../kind.ts'
import { joined, type Token } from '../text/fold.ts'
import { nameKey } from '../text/name-key.ts'
import { isStopWord } from '../text/stop-words.ts'
import { wordsOf } from '../text/words.ts'
import { spherePoint } from './geography.ts'
import { SPAN, writeSpan } from './hours.ts'
import type { KnownTerms } from './known-terms.ts'
import { flagBits } from './segment.ts'

/** One record beside its words, as columns hold it. */
export interface RecordRow {
  /** As 32 hexadecimal digits. */
  id: string
  seq: number
  title: string
  slug: string
  sort: string
  nameWords: number
  nameKey: number
  flags: number
  verified: number
  fresh: number
  /** In the order of the kind's keys; each by its number among the known codes. */
  codes: readonly (readonly number[])[]
  points: readonly number[]
  hours: Int32Array
}

const NO_HOURS = new Int32Array(0)
const NO_CODES: readonly string[] = []

/** The row of a document. */
export function rowOf(
  kind: SearchKind,
  known: KnownTerms,
  id: string,
  seq: number,
  document: SearchDocument,
): RecordRow {
  const hours = document.hours.length === 0 ? NO_HOURS : new Int32Array(document.hours.length * SPAN)
  for (const [i, span] of document.hours.entries()) writeSpan(span, hours, i * SPAN)
  const points: number[] = []
  for (let i = 0; i < document.points.length; i += 2)
    points.push(...spherePoint(document.points[i] as number, document.points[i + 1] as number))
  const name = known.tokens(document.title)
  return {
    id: id.replaceAll('-', ''),
    seq,
    title: document.title,
    slug: document.slug,
    sort: joined(name),
    nameWords: Math.min(255, lengthOf(name)),
    nameKey: nameKey(name),
    flags: flagBits(kind, document.flags),
    verified: document.verifiedAt ?? 0,
    fresh: document.freshAt,
    codes: kind.keys.map((key) => once((document.codes[key] ?? NO_CODES).map(known.codes.numberOf))),
    points,
    hours,
  }
}

const once = (codes: readonly number[]): readonly number[] => (codes.length < 2 ? codes : [...new Set(codes)])

/** Words of a title that are not stop words. */
const lengthOf = (title: readonly Token[]): number =>
  new Set(wordsOf(title).flatMap(({ text, position }) => (isStopWord(text) ? [] : [position]))).size

/** The order of records in a segment: by folded title, then by identifier. */
export const rowOrder = (a: Pick<RecordRow, 'sort' | 'id'>, b: Pick<RecordRow, 'sort' | 'id'>): number =>
  a.sort < b.sort ? -1 : a.sort > b.sort ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0

/** An identifier as 32 hexadecimal digits. */
export function hexId(ids: Uint32Array, record: number): string {
  let hex = ''
  for (let i = 0; i < 4; i++) hex += (ids[record * 4 + i] as number).toString(16).padStart(8, '0')
  return hex
}

/** An identifier as PostgreSQL writes it. */
export const uuidOf = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
