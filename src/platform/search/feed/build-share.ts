import type { ClientBase } from 'pg'
import type { SearchDocument } from '../document.ts'
import { segmentBuilder } from '../engine/build-segment.ts'
import { knownTerms } from '../engine/known-terms.ts'
import type { Segment } from '../engine/segment.ts'
import type { SearchKind } from '../kind.ts'
import { completeDocument } from './complete-document.ts'
import { readPieces } from './read-pieces.ts'
import { seeSnapshot } from './shared-snapshot.ts'

/** Which part of the documents is read, in which state of the database. */
export interface Share {
  /** As `pg_export_snapshot` names it; the transaction that exported it is still open. */
  snapshot: string
  /** From 0 up to, not including, `of`. */
  number: number
  of: number
}

/** Records of a segment at first: a builder needs 2 KB for each, and merges make larger ones later. */
const SEGMENT = 32_000
const PIECE = 2_000
/** Words known from one segment to the next: about 150 bytes each. */
const MOST_KNOWN = 400_000

interface DocumentRow {
  id: string
  seq: number
  document: SearchDocument
}

/** Makes segments of a share of all documents of some kinds. */
export async function buildShare(
  client: ClientBase,
  kinds: readonly SearchKind[],
  { snapshot, number, of }: Share,
  made: (kind: string, segment: Segment) => void,
): Promise<void> {
  await seeSnapshot(client, snapshot)
  let id = number + 1
  for (const kind of kinds) {
    let known = knownTerms()
    let builder = segmentBuilder(kind, known)
    const end = () => {
      if (builder.size() > 0) made(kind.name, builder.end(id))
      id += of
      if (known.terms.size() > MOST_KNOWN) known = knownTerms()
      builder = segmentBuilder(kind, known)
    }
    const query = {
      text: `select id, seq::float8 as seq, document from search_document
        where kind = $1 and document is not null and mod(hashtext(id::text)::bigint + 2147483648, $2) = $3`,
      values: [kind.name, of, number],
    }
    await readPieces<DocumentRow>(client, query, PIECE, (rows) => {
      for (const { id, seq, document } of rows) builder.add({ id, seq, document: completeDocument(document) })
      if (builder.size() >= SEGMENT) end()
    })
    end()
  }
  await client.query('rollback')
}
