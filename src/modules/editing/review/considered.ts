import type { DbOrTx } from '../../../platform/db/database.ts'
import {
  type Change,
  changeKey,
  changesBetween,
  mayReplace,
  mergeRecords,
  type RecordDocument,
  readRecord,
  readStandings,
  type Standing,
} from '../../directory/api.ts'
import { doubtsOf, type NameDoubt } from '../names/name-doubts.ts'
import { isCorrectable } from './corrections.ts'

/** A change as an editor weighs it. */
export interface Considered {
  /** Its place among the changes of the submission, which never change. */
  index: number
  key: string
  change: Change
  /** Whose word stands today; nothing where nothing stands. */
  standing: Standing | undefined
  /** A stronger source says otherwise: it would stay, and the difference be settled apart. */
  against: boolean
  /** What the public record says by now, when somebody changed the same thing otherwise. */
  meanwhile: Change | undefined
  correctable: boolean
  /** Why the name it brings may deceive. */
  doubt: NameDoubt | undefined
}

interface Submitted {
  kind: 'before' | 'after'
  organization_id: string
  base: RecordDocument
  document: RecordDocument
}

/** The changes of a submission, each with what stands against it today. */
export async function consider(db: DbOrTx, submission: Submitted): Promise<Considered[]> {
  const { kind, base, document, organization_id: organizationId } = submission
  const changes = changesBetween(base, document)
  const [standings, current, doubts] = await Promise.all([
    readStandings(db, base, changes),
    readRecord(db, organizationId),
    doubtsOf(db, organizationId, changes),
  ])
  // What is public already is weighed against the owner's own word: only what was changed since counts.
  const conflicts =
    current && kind === 'before' ? mergeRecords(base, document, current.document).conflicts : []
  const meanwhile = new Map(conflicts.map(({ mine, theirs }) => [changeKey(mine), theirs]))
  return changes.map((change, index) => {
    const key = changeKey(change)
    const standing = kind === 'before' ? standings.get(key) : undefined
    const against = standing !== undefined && !mayReplace('owner', standing.source)
    const correctable = isCorrectable(change, standing)
    const doubt = doubts.get(change)
    return { index, key, change, standing, against, meanwhile: meanwhile.get(key), correctable, doubt }
  })
}

/** Lists whose rows have to be looked at: no words tell what is in a picture or a document. */
const SEEN: ReadonlySet<Change['list']> = new Set(['pictures', 'papers'])

/** Whether many may be approved at a glance: nothing says who the organisation is or may deceive, nothing stands against it. */
export const needsNoLook = (considered: readonly Considered[]): boolean =>
  considered.every(
    ({ change, against, meanwhile, doubt }) =>
      !change.identity && !SEEN.has(change.list) && !against && !meanwhile && !doubt,
  )
