import type { Tx } from '../../../../platform/db/database.ts'
import {
  changesBetween,
  mayReplace,
  type RecordDocument,
  readRecord,
  readStandings,
  recordIssues,
} from '../../../directory/api.ts'
import { publish, restoreVersions } from '../../../editing/api.ts'
import type { ChangeKind, Made, Making, Plan, Reason } from '../kind.ts'

/** What an edit makes of a record, with the codes of what it was and is; or why it cannot. */
export type Edit = (
  document: RecordDocument,
  params: Making['params'],
) => { document: RecordDocument; before: string | null; after: string | null } | { refused: Reason }

type Base = Pick<ChangeKind, 'label' | 'permission' | 'params'>

/** A change of what records say: on the editors' word, with a version kept, never over the word of a stronger source. */
export const documentKind = (base: Base, edit: Edit): ChangeKind => ({
  ...base,
  plan: (tx, making) => plan(tx, making, edit),
  apply: (tx, making) => apply(tx, making, edit),
  undo,
})

async function plan(tx: Tx, { organizationId, params }: Making, edit: Edit): Promise<Plan> {
  const current = await readRecord(tx, organizationId)
  if (!current) return { refused: 'gone' }
  const edited = edit(current.document, params)
  if ('refused' in edited) return edited
  const changes = changesBetween(current.document, edited.document)
  if (changes.length === 0) return { same: true }
  if (recordIssues(edited.document, changes).length > 0) return { refused: 'invalid' }
  const standings = await readStandings(tx, current.document, changes)
  if ([...standings.values()].some(({ source }) => !mayReplace('editor', source)))
    return { refused: 'stronger' }
  return { before: edited.before, after: edited.after }
}

async function apply(tx: Tx, { organizationId, params, by, now }: Making, edit: Edit) {
  const current = await readRecord(tx, organizationId)
  const edited = current && edit(current.document, params)
  if (!current || !edited || 'refused' in edited)
    throw new Error(`record ${organizationId} changed under its lock`)
  const written = await publish(tx, {
    organizationId,
    expectedVersion: current.version,
    document: edited.document,
    by: { source: 'editor', sourceRef: '', by: by.name, at: now },
    why: 'editor',
  })
  if ('refused' in written) throw new Error(`record ${organizationId} was not written: ${written.refused}`)
  return { versionBefore: current.version, versionAfter: written.version }
}

/** Field by field: what somebody changed since in another way stays. */
async function undo(tx: Tx, made: Made): Promise<Reason | undefined> {
  const { organizationId, by, now, versionAfter: from, versionBefore: to } = made
  const refusal = await restoreVersions(tx, { organizationId, from, to, by, now })
  if (!refusal) return undefined
  return refusal.refused === 'gone' ? 'gone' : 'changed_since'
}
