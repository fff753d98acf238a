import type { ClientBase } from 'pg'
import type { SearchDocument } from '../document.ts'
import { inOneSnapshot, readPieces } from './read-pieces.ts'

/** What became of a record: its document, or null when it must not be found any more. */
export interface Change {
  kind: string
  id: string
  seq: number
  document: SearchDocument | null
}

/** Where a follower stands: `position` is what it has seen, as PostgreSQL writes a `pg_snapshot`. */
export interface Followed {
  position: string
  /** The place it stood at is gone (withdrawn records were purged, the database went back): it must start anew. */
  lost: boolean
}

/** More changes than this are read by a cursor, so that none of them fills the memory. */
const PIECE = 5_000

const CHANGED = `
  select kind, id, seq::float8 as seq, document
  from search_document
  where xid >= pg_snapshot_xmin($1::pg_snapshot) and not pg_visible_in_snapshot(xid, $1::pg_snapshot)`

/** One statement, so that the rows and the new position are of one state of the database. */
const POLL = `
  select
    pg_current_snapshot()::text as position,
    pg_snapshot_xmax($1::pg_snapshot) > pg_snapshot_xmax(pg_current_snapshot())
      or exists (select from search_mark where purged and horizon > pg_snapshot_xmin($1::pg_snapshot)) as lost,
    changed.*
  from (select) as once
  left join lateral (${CHANGED} limit $2) as changed on true`

/**
 * Lets a connection plan the look for changes once: to plan it takes five times as long as to look. The plan must not
 * read the whole table, as it would where it cannot know how little there is.
 */
export const planChangesOnce = (client: ClientBase): Promise<unknown> =>
  client.query('set plan_cache_mode = force_generic_plan; set enable_seqscan = off')

/**
 * Hands over what changed since a position. A transaction that was open then is not seen by that position, whatever
 * numbers were given since, so that none is skipped and none holds the others back.
 */
export async function readChanges(
  client: ClientBase,
  since: string,
  take: (changes: readonly Change[]) => void,
  piece = PIECE,
): Promise<Followed> {
  const { rows } = await client.query<Followed & (Change | { kind: null })>({
    name: 'search-changes',
    text: POLL,
    values: [since, piece + 1],
  })
  const { position = since, lost = true } = rows[0] ?? {}
  if (lost) return { position, lost }
  if (rows.length > piece) return readManyChanges(client, since, take, piece)
  take(rows.filter((row): row is Followed & Change => row.kind !== null))
  return { position, lost }
}

const readManyChanges = (
  client: ClientBase,
  since: string,
  take: (changes: readonly Change[]) => void,
  piece: number,
): Promise<Followed> =>
  inOneSnapshot(client, async (position) => {
    await readPieces<Change>(client, { text: CHANGED, values: [since] }, piece, take)
    return { position, lost: false }
  })
