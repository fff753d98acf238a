import type { ClientBase } from 'pg'
import type { SearchDocument } from '../document.ts'
import { segmentBuilder } from '../engine/build-segment.ts'
import type { Segment } from '../engine/segment.ts'
import type { SearchKind } from '../kind.ts'
import { completeDocument } from './complete-document.ts'
import { inOneSnapshot, readPieces } from './read-pieces.ts'

/** Records of a segment: so many that there are few segments, so few that making one needs little memory. */
const SEGMENT = 125_000
const PIECE = 2_000

interface DocumentRow {
  id: string
  seq: number
  document: SearchDocument
}

/**
 * Makes the segments of all documents of some kinds, as they are in one state of the database; returns the position
 * from which to follow.
 */
export function buildAll(
  client: ClientBase,
  kinds: readonly SearchKind[],
  made: (kind: string, segment: Segment) => void,
  most = SEGMENT,
): Promise<string> {
  return inOneSnapshot(client, async (position) => {
    let id = 0
    for (const kind of kinds) {
      let builder = segmentBuilder(kind)
      const end = () => {
        if (builder.size() > 0) made(kind.name, builder.end(++id))
        builder = segmentBuilder(kind)
      }
      const query = {
        text: `select id, seq::float8 as seq, document from search_document
          where kind = $1 and document is not null`,
        values: [kind.name],
      }
      await readPieces<DocumentRow>(client, query, PIECE, (rows) => {
        for (const { id, seq, document } of rows)
          builder.add({ id, seq, document: completeDocument(document) })
        if (builder.size() >= most) end()
      })
      end()
    }
    return position
  })
}
