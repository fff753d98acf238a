import type { SearchKind } from '../kind.ts'
import type { IndexQuery, IndexSuggestions, NearWord, QueryTerm } from '../query.ts'
import type { AskedWord, Handicapped } from '../search-index.ts'
import { keptAges } from './ages.ts'
import { answer, countHaving, listAll } from './answer.ts'
import { bestOf } from './best-of.ts'
import { bestScores } from './best-score.ts'
import { hasBit } from './bits.ts'
import { buildSegment } from './build-segment.ts'
import { codeTables } from './code-tables.ts'
import { deleteRecords, type LivePart, livePart } from './live-part.ts'
import { nearWords } from './near-words.ts'
import { keptOpenings } from './openings.ts'
import type { PackedAnswer } from './packed-counts.ts'
import { hexId } from './record-row.ts'
import { scratchFor } from './scratch.ts'
import type { Part, Segment } from './segment.ts'
import { suggest } from './suggest.ts'
import type { Tools } from './tools.ts'

/** A step from one state of an index to the next; all of it is done at once. */
export interface IndexChange {
  add: readonly Segment[]
  /** Segments that go. */
  remove: readonly number[]
  /** Records of segments, those added included, that are deleted. */
  deleted: readonly { segment: number; records: readonly number[] }[]
}

/** The index of one kind as one thread sees it. */
export interface Reader {
  apply(change: IndexChange): void
  /** Where a record that is not deleted is. */
  find(id: string): { segment: number; record: number } | undefined
  /** Records that are not deleted, hidden ones included. */
  size(): number
  parts(): readonly Part[]
  search(query: IndexQuery): PackedAnswer
  list(query: IndexQuery): string[]
  /** How many records that are not hidden have all the terms. */
  howMany(terms: readonly QueryTerm[]): number
  /** Which of some questions such a record answers best, or -1. */
  bestOf(asked: readonly Handicapped[], least: number): number
  nearWords(asked: AskedWord): NearWord[]
  suggest(text: string, most: { records: number; offers: number }): IndexSuggestions
}

/** An index of one kind, empty. */
export function createReader(kind: SearchKind): Reader {
  const parts = new Map<number, LivePart>()
  const nothing = livePart(kind, buildSegment(kind, 0, []))
  const list = () => (parts.size > 0 ? [...parts.values()] : [nothing])
  const tools: Tools = {
    kind,
    scratch: scratchFor(0),
    openings: keptOpenings(),
    ages: keptAges(),
    tables: codeTables(kind, [nothing.segment]),
  }
  const prepare = () => {
    const segments = list().map(({ segment }) => segment)
    tools.tables = tools.tables.withSegments(segments)
    const most = Math.max(...segments.map(({ records }) => records))
    if (most > tools.scratch.records.length) tools.scratch = scratchFor(most)
  }
  return {
    apply({ add, remove, deleted }) {
      for (const segment of add) parts.set(segment.id, livePart(kind, segment))
      for (const { segment, records } of deleted) {
        const part = parts.get(segment)
        if (part) deleteRecords(part, records)
      }
      for (const id of remove) parts.delete(id)
      if (add.length > 0 || remove.length > 0) prepare()
    },
    find: (id) => findRecord(list(), id),
    size: () => list().reduce((sum, { living }) => sum + living, 0),
    parts: () => [...parts.values()],
    search: (query) => answer(tools, list(), query),
    list: (query) => listAll(tools, list(), query),
    howMany: (terms) => countHaving(tools, list(), terms),
    bestOf: (asked, least) => bestOf(asked, least, bestScores(tools, list())),
    nearWords: (asked) => nearWords(list(), asked),
    suggest: (text, most) => suggest(tools, list(), text, most),
  }
}

function findRecord(parts: readonly Part[], id: string): { segment: number; record: number } | undefined {
  const hex = id.replaceAll('-', '')
  for (const { segment, deleted } of parts) {
    const record = recordOf(segment, hex)
    if (record >= 0 && !hasBit(deleted, record)) return { segment: segment.id, record }
  }
  return undefined
}

function recordOf({ records, columns: { ids, byId } }: Segment, hex: string): number {
  let low = 0
  let high = records
  while (low < high) {
    const middle = (low + high) >>> 1
    const here = hexId(ids, byId[middle] as number)
    if (here === hex) return byId[middle] as number
    if (here < hex) low = middle + 1
    else high = middle
  }
  return -1
}
