import { applyChanges, type Change, changeKey, changesBetween } from './record-changes.ts'
import type { RecordDocument } from './record-document.ts'
import { type Entry, entriesOf, same } from './record-rows.ts'
import type { Row } from './record-shape.ts'

/** Something that two people changed in different ways; the values are of the field, or of the whole row. */
export interface Conflict {
  /** What I did. */
  mine: Change
  /** What they did to the same thing, or to what it hangs on or what hangs on it. */
  theirs: Change
}

/** What came of a merge. Where there is a conflict the document has what they wrote, until somebody decides. */
export interface Merge {
  document: RecordDocument
  /** My changes that are in the document. */
  applied: Change[]
  conflicts: Conflict[]
}

/**
 * Brings together what two people made of the same record: by field and by row. Each of their changes is in the
 * document, and each of mine is either in it or in a conflict.
 */
export function mergeRecords(base: RecordDocument, mine: RecordDocument, theirs: RecordDocument): Merge {
  const others = changesBetween(base, theirs)
  const own = changesBetween(base, mine)
  const conflicts = withWhatGoesAlong(own, directConflicts(own, others, theirs), entriesOf(theirs))
  const refused = new Set(conflicts.map((conflict) => changeKey(conflict.mine)))
  const applied = own.filter((change) => !refused.has(changeKey(change)))
  return { document: applyChanges(theirs, applied), applied, conflicts }
}

function directConflicts(
  own: readonly Change[],
  others: readonly Change[],
  theirs: RecordDocument,
): Conflict[] {
  const byKey = new Map(others.map((change) => [changeKey(change), change]))
  const byRow = Map.groupBy(others, rowKey)
  const [goneHere, goneThere] = [removedIds(own), removedIds(others)]
  const held = heldBy(others, theirs, own)
  return own.flatMap((mine): Conflict[] => {
    const alike = byKey.get(changeKey(mine))
    if (alike) return same(alike.after, mine.after) ? [] : [{ mine, theirs: alike }]
    const onRow = byRow.get(rowKey(mine)) ?? []
    const [first] = mine.field === undefined ? onRow : onRow.filter(({ field }) => field === undefined)
    if (first) return [{ mine, theirs: first }]
    const owner = needs(mine).flatMap((id) => goneThere.get(id) ?? [])[0]
    if (owner) return [{ mine, theirs: owner }]
    const left = goneHere.get(mine.id) === mine ? held.get(mine.id) : undefined
    return left ? [{ mine, theirs: left }] : []
  })
}

/**
 * What I removed with a row that has to stay, stays too; what I put on a row that waits, waits too; and what a row
 * should have left stays until it may leave.
 */
function withWhatGoesAlong(
  own: readonly Change[],
  conflicts: readonly Conflict[],
  theirs: ReadonlyMap<string, Entry>,
): Conflict[] {
  const known = new Set(conflicts.map(({ mine }) => changeKey(mine)))
  const rows = conflicts.filter(({ mine }) => mine.field === undefined)
  const staying = new Map(rows.filter(({ mine }) => isGone(mine)).map((one) => [one.mine.id, one]))
  const waiting = new Map(rows.filter(({ mine }) => !isGone(mine)).map((one) => [one.mine.id, one]))
  const notLeft = new Map(
    conflicts.flatMap((one) => leaves(one.mine, theirs).map((id) => [id, one] as const)),
  )
  const along = own.flatMap((mine) => {
    if (known.has(changeKey(mine))) return []
    const [cause] = isGone(mine)
      ? [mine.id, ...references(mine.before as Row, OWNERS)].flatMap(
          (id, at) => (at === 0 ? notLeft : staying).get(id) ?? [],
        )
      : needs(mine).flatMap((id) => waiting.get(id) ?? [])
    return cause ? [{ mine, theirs: cause.theirs }] : []
  })
  return along.length > 0 ? withWhatGoesAlong(own, [...conflicts, ...along], theirs) : [...conflicts]
}

const rowKey = ({ entity, id }: Change): string => changeKey({ entity, id })
const isGone = ({ field, after }: Change): boolean => field === undefined && after === null

const removedIds = (changes: readonly Change[]): Map<string, Change> =>
  new Map(changes.filter(isGone).map((change) => [change.id, change]))

/**
 * Their changes that need a row to be there, by its id: those that name it, and those of what hangs on it and that I
 * did not move elsewhere.
 */
function heldBy(
  changes: readonly Change[],
  theirs: RecordDocument,
  own: readonly Change[],
): Map<string, Change> {
  const entries = entriesOf(theirs)
  const moved = new Set(own.map(changeKey))
  const owners = (change: Change) => {
    if (change.list === 'organization') return []
    const staying = OWNERS.filter((field) => !moved.has(changeKey({ ...change, field })))
    return references(entries.get(rowKey(change))?.row ?? {}, staying)
  }
  const living = changes.filter((change) => !isGone(change))
  return new Map(
    living.flatMap((change) => [...needs(change), ...owners(change)].map((id) => [id, change] as const)),
  )
}

/** What a row goes with when it goes. */
const OWNERS = ['service_id', 'location_id', 'entity_id']
const REFERENCES = [...OWNERS, 'program_id', 'place_id', 'seat_id']

const references = (row: Row, names: readonly string[]): string[] =>
  names.flatMap((name) => (typeof row[name] === 'string' ? [row[name]] : []))

/** Ids of the rows that a change wanted to move away from, and that theirs still hangs on. */
function leaves(change: Change, theirs: ReadonlyMap<string, Entry>): string[] {
  const { field, before } = change
  if (field === undefined || !REFERENCES.includes(field) || typeof before !== 'string') return []
  return theirs.get(rowKey(change))?.row[field] === before ? [before] : []
}

/** Ids of the rows that a change newly refers to. */
function needs({ field, after }: Change): string[] {
  if (after === null) return []
  if (field === undefined) return references(after as Row, REFERENCES)
  return REFERENCES.includes(field) && typeof after === 'string' ? [after] : []
}
