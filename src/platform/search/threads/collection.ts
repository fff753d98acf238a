import { hasBit } from '../engine/bits.ts'
import { buildSegment, type IndexedRow } from '../engine/build-segment.ts'
import { createReader, type IndexChange, type Reader } from '../engine/reader.ts'
import { hexId } from '../engine/record-row.ts'
import { bytesOf, type Part, type Segment } from '../engine/segment.ts'
import { completeDocument } from '../feed/complete-document.ts'
import type { Change } from '../feed/read-changes.ts'
import type { Totals } from '../feed/read-totals.ts'
import type { SavedPart } from '../feed/saved-index.ts'
import type { SearchKind } from '../kind.ts'
import { MOST_WORN, mergePlan } from './merge-plan.ts'
import type { KindSize } from './messages.ts'
import { deletedRecords, wholeChange } from './whole-change.ts'

/** The segments of one kind as the indexer keeps them; each function returns what the searchers must do as well. */
export interface Collection {
  kind: SearchKind
  size(): KindSize
  totals(): Totals
  /** The segments and what is deleted of each, as they are now. */
  parts(): SavedPart[]
  change(changes: readonly Change[], now?: number): IndexChange | undefined
  /** Has every segment of which something is deleted written anew as soon as can be. */
  forgetDeleted(now: number): void
  /** Parts that should become one segment. */
  mergeable(now: number): SavedPart[] | undefined
  /** The parts became this segment; what was deleted of them meanwhile is deleted of it. */
  merged(parts: readonly SavedPart[], segment: Segment): IndexChange
}

const HOUR_MS = 3_600_000

/**
 * A collection that begins with some parts; of those that do not say since when something is deleted of them, it is since
 * ever. Segments get numbers from `newId`.
 */
export function createCollection(
  kind: SearchKind,
  begin: readonly SavedPart[],
  newId: () => number,
): Collection {
  const reader = createReader(kind)
  const living = new Map<number, number>()
  const bytes = new Map<number, number>()
  const wornSince = new Map<number, number>()
  const apply = (change: IndexChange, now = Date.now()): IndexChange => {
    reader.apply(change)
    for (const segment of change.add) {
      living.set(segment.id, segment.records)
      bytes.set(segment.id, bytesOf(segment))
    }
    for (const { segment, records } of change.deleted) {
      living.set(segment, (living.get(segment) ?? 0) - records.length)
      if (records.length > 0 && !wornSince.has(segment)) wornSince.set(segment, now)
    }
    for (const id of change.remove) for (const known of [living, bytes, wornSince]) known.delete(id)
    return change
  }
  apply(wholeChange(begin), 0)
  for (const { segment, wornSince: since } of begin)
    if (since !== undefined && wornSince.has(segment.id)) wornSince.set(segment.id, since)
  const kept = (part: Part): SavedPart => ({ ...copied(part), wornSince: wornSince.get(part.segment.id) })
  return {
    kind,
    size: () => ({
      kind: kind.name,
      records: sumOf(living.values()),
      segments: living.size,
      bytes: sumOf(bytes.values()),
    }),
    totals: () => ({
      records: sumOf(living.values()),
      seqs: sumOf(reader.parts().map(seqsOf)),
    }),
    parts: () => reader.parts().map(kept),
    change(changes, now) {
      const rows = changes.flatMap(asRow)
      const deleted = deletions(reader, changes)
      const add = rows.length > 0 ? [buildSegment(kind, newId(), rows)] : []
      if (add.length === 0 && deleted.length === 0) return undefined
      const empty = deleted.filter(({ segment, records }) => living.get(segment) === records.length)
      return apply({ add, remove: empty.map(({ segment }) => segment), deleted }, now)
    },
    forgetDeleted(now) {
      for (const id of wornSince.keys()) wornSince.set(id, now - (MOST_WORN + 1) * HOUR_MS)
    },
    mergeable(now) {
      const ids = mergePlan(
        reader.parts().map(({ segment: { id, records } }) => ({
          id,
          records,
          living: living.get(id) ?? 0,
          hoursWorn: (now - (wornSince.get(id) ?? now)) / HOUR_MS,
        })),
      )
      return (
        ids &&
        reader
          .parts()
          .filter(({ segment }) => ids.includes(segment.id))
          .map(kept)
      )
    },
    merged(parts, segment) {
      const records = deletedMeanwhile(kind, parts, reader.parts(), segment)
      const remove = parts.map((part) => part.segment.id)
      const meanwhile = parts.flatMap(({ segment: { id }, wornSince: before }) => {
        const since = wornSince.get(id)
        return since === undefined || since === before ? [] : [since]
      })
      const now = Math.min(Date.now(), ...meanwhile)
      return apply({ add: [segment], remove, deleted: [{ segment: segment.id, records }] }, now)
    },
  }
}

const sumOf = (numbers: Iterable<number>): number => [...numbers].reduce((sum, one) => sum + one, 0)

const seqsOf = ({ segment, deleted }: Part): number =>
  segment.columns.seqs.reduce((sum, seq, record) => (hasBit(deleted, record) ? sum : sum + seq), 0)

const copied = ({ segment, deleted }: Part): Part => ({ segment, deleted: deleted.slice() })

const asRow = ({ id, seq, document }: Change): IndexedRow[] =>
  document ? [{ id, seq, document: completeDocument(document) }] : []

/** Where the records that changed are now, by segment. */
function deletions(reader: Reader, changes: readonly Change[]) {
  const found = changes.flatMap(({ id }) => reader.find(id) ?? [])
  return [...Map.groupBy(found, ({ segment }) => segment)].map(([segment, places]) => ({
    segment,
    records: places.map(({ record }) => record),
  }))
}

/** The records of a merged segment that were deleted of its parts while it was being made. */
function deletedMeanwhile(
  kind: SearchKind,
  before: readonly Part[],
  now: readonly Part[],
  merged: Segment,
): number[] {
  const bitsNow = new Map(now.map(({ segment, deleted }) => [segment.id, deleted]))
  const places = createReader(kind)
  places.apply({ add: [merged], remove: [], deleted: [] })
  return before.flatMap(({ segment, deleted }) => {
    // A part that went lost all its records.
    const bits = bitsNow.get(segment.id)
    const fresh = deleted.map((word, index) => (bits ? (bits[index] ?? 0) : ~0) & ~word)
    return deletedRecords(fresh, segment.records)
      .flatMap((record) => places.find(hexId(segment.columns.ids, record)) ?? [])
      .map(({ record }) => record)
  })
}
