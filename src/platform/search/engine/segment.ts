import type { SearchKind } from '../kind.ts'
import type { Dictionary } from './dictionary.ts'
import type { Postings } from './postings.ts'

/**
 * Some records of a kind, written once and never changed, in the order of their folded titles; a record is its place
 * in that order. All arrays are in shared memory, so that a segment given to another thread is not copied.
 */
export interface Segment {
  /** Unique among the segments of an index. */
  id: number
  records: number
  columns: Columns
  /** Words of the texts, and codes as `=key:code`. */
  terms: Dictionary
  /** For each term the letters in it, see `letters.ts`. */
  letters: Uint32Array
  postings: Postings
  /** For each term only the records that have it in a name: what searches by name and suggestions read. */
  names: Postings
  /** For each term, in which languages it is written: bits in the order of `LANGS`. */
  langs: Uint8Array
  /** Stems as `it~volontar`, each with the terms that have it. */
  stems: Dictionary
  stemAt: Uint32Array
  stemTerms: Uint32Array
  offers: Offers
}

/** What is known of each record beside its words. */
export interface Columns {
  /** Four numbers for each identifier. */
  ids: Uint32Array
  /** Records in the order of their identifiers. */
  byId: Uint32Array
  seqs: Float64Array
  /** Title and slug, one after the other, as UTF-8. */
  names: TextColumn
  slugs: TextColumn
  /** Folded titles: the order by name. */
  sorts: TextColumn
  /** Words of the title that are not stop words. */
  nameWords: Uint8Array
  /** What the whole title is known by, see `nameKey`. */
  nameKeys: Uint32Array
  /** Bits in the order of the kind's flags. */
  flags: Uint8Array
  /** Seconds since 1970, 0 when never. */
  verified: Uint32Array
  fresh: Uint32Array
  keys: readonly KeyColumn[]
  /** Places as points of a sphere of radius 1: three numbers each. */
  points: Float32Array
  pointsAt: Uint32Array
  /** Opening hours: eight numbers a span, see `hours.ts`. */
  hours: Int32Array
  hoursAt: Uint32Array
}

export interface TextColumn {
  bytes: Uint8Array
  at: Uint32Array
}

/** The codes that the records have of one key. */
export interface KeyColumn {
  name: string
  /** The codes there are, sorted. */
  codes: readonly string[]
  /** For each record which set of codes it has: most records have the same codes as many others. */
  sets: Uint32Array
  /** For each set its codes, as places in `codes`. */
  values: Uint16Array
  at: Uint32Array
  /** How many records that are not hidden have each code. */
  totals: Uint32Array
}

/** What the records offer: each text once, with the records that offer it. */
export interface Offers {
  texts: TextColumn
  langNames: readonly string[]
  /** The language of each text, as a place in `langNames`. */
  langs: Uint16Array
  records: Uint32Array
  recordsAt: Uint32Array
  folded: TextColumn
  /** The words of the texts, see `offers.ts`, in the order of the bytes of `folded` from there to the end of the text. */
  beginnings: Uint32Array
  /** For every 64 of them, the records of the commonest text among theirs. */
  tops: Uint32Array
}

/** A segment with the records of it that were deleted since. */
export interface Part {
  segment: Segment
  /** One bit for each record. */
  deleted: Uint32Array
}

export const noneDeleted = (records: number): Uint32Array => new Uint32Array((records + 31) >>> 5)

/** The bits of some flags of a kind. */
export const flagBits = (kind: SearchKind, names: readonly string[]): number =>
  names.reduce((bits, name) => bits | (1 << kind.flags.indexOf(name)), 0)

/** One text of a column. */
export const textAt = ({ bytes, at }: TextColumn, index: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset).toString('utf8', at[index], at[index + 1])

/** Bytes of all the arrays of a segment. */
export function bytesOf(segment: Segment): number {
  const seen = new Set<SharedArrayBuffer>()
  const visit = (value: unknown): void => {
    if (ArrayBuffer.isView(value)) seen.add(value.buffer as SharedArrayBuffer)
    else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) visit(one)
  }
  visit(segment)
  return [...seen].reduce((sum, { byteLength }) => sum + byteLength, 0)
}
