import { audit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/ids.ts'
import { emit } from '../../../platform/jobs/emit.ts'
import {
  changeKey,
  changesBetween,
  letGo,
  lockBoth,
  type MergeChoices,
  mergedDocument,
  mergeRecords,
  type RecordDocument,
  readRecord,
  takeOver,
} from '../../directory/api.ts'
import { publish } from '../../editing/api.ts'

/** Days in which two records that became one can be two again. */
export const UNDO_DAYS = 30

/** Why two records were not made one, or one not two again. */
export type MergeRefusal = 'gone' | 'moved' | 'waiting' | 'invalid' | 'too_late'

interface Merging {
  keptId: string
  goneId: string
  /** Versions of both as the person saw them. */
  seen: { kept: number; gone: number }
  choices: MergeChoices
  by: { id: string; name: string }
  now: Date
}

/** Nothing of what was begun is kept. */
class Refused extends Error {
  readonly reason: MergeRefusal
  constructor(reason: MergeRefusal) {
    super(reason)
    this.reason = reason
  }
}

/** What a refusal inside the transaction means to who asked; anything else is a fault. */
export async function refusedOr<Value>(work: Promise<Value>): Promise<Value | { refused: MergeRefusal }> {
  try {
    return await work
  } catch (error) {
    if (error instanceof Refused) return { refused: error.reason }
    throw error
  }
}

/** Makes two records one, as somebody chose, or throws why not: then nothing of it is kept. See `refusedOr`. */
export async function mergeTwo(tx: Tx, asked: Merging): Promise<{ mergeId: string }> {
  const { keptId, goneId, seen, by, now } = asked
  const versions = await lockBoth(tx, keptId, goneId)
  if (!versions.has(keptId) || !versions.has(goneId)) throw new Refused('gone')
  if (versions.get(keptId) !== seen.kept || versions.get(goneId) !== seen.gone) throw new Refused('moved')
  if (await hasWaiting(tx, goneId)) throw new Refused('waiting')
  const [kept, gone] = [await readRecord(tx, keptId), await readRecord(tx, goneId)]
  if (!kept || !gone) throw new Refused('gone')
  const { document, ids } = mergedDocument(kept.document, gone.document, asked.choices, () => newId(now))
  const mergeId = newId(now)
  const ended = await takeOver(tx, { mergeId, keptId, goneId, now })
  const after = await write(tx, {
    id: keptId,
    version: kept.version,
    document,
    before: kept.document,
    by,
    now,
  })
  await tx
    .insertInto('record_merge')
    .values({
      ...{ id: mergeId, kept_id: keptId, gone_id: goneId, by_id: by.id, by_name: by.name, at: now, ended },
      before: JSON.stringify(kept.document),
      after: JSON.stringify(after),
      ids: JSON.stringify(Object.fromEntries(ids)),
      ...{ undone_at: null, undone_by: null },
    })
    .execute()
  await told(tx, 'lists.merged', { mergeId, keptId, goneId, ids: Object.fromEntries(ids), by, now })
  return { mergeId }
}

/** Hands in of the record that would go are decided first: nothing somebody wrote is lost. */
async function hasWaiting(tx: Tx, organizationId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('record_submission')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return row !== undefined
}

interface Writing {
  id: string
  version: number
  before: RecordDocument
  document: RecordDocument
  by: { name: string }
  now: Date
}

/** On the editors' word, who looked at both; returns what the record says then. */
async function write(tx: Tx, { id, version, before, document, by, now }: Writing): Promise<RecordDocument> {
  const written = await publish(tx, {
    organizationId: id,
    expectedVersion: version,
    document,
    by: { source: 'editor', sourceRef: '', by: by.name, at: now },
    why: 'editor',
    settled: changesBetween(before, document).map(changeKey),
  })
  if ('refused' in written) throw new Refused(written.refused === 'moved' ? 'moved' : 'invalid')
  return written.document
}

interface Telling {
  mergeId: string
  keptId: string
  goneId: string
  ids: Readonly<Record<string, string>>
  by: { id: string; name: string }
  now: Date
}

/** Events carry no more of a person than who did it. */
async function told(
  tx: Tx,
  event: string,
  { mergeId, keptId, goneId, ids, by, now }: Telling,
): Promise<void> {
  const entry = { subject: 'organization', subjectId: goneId, after: { keptId, mergeId } }
  await audit(tx, { actor: { id: by.id, name: by.name }, action: event, ...entry, at: now })
  await emit(tx, event, {
    mergeId,
    keptId,
    goneId,
    ids,
    by: { id: by.id, name: by.name },
    at: now.toISOString(),
  })
}

/**
 * Makes them two again within 30 days. The record that stayed loses what came, but for what somebody changed since;
 * returns how many of those there are.
 */
export async function splitAgain(
  tx: Tx,
  { mergeId, by, now }: { mergeId: string; by: { id: string; name: string }; now: Date },
): Promise<{ keptChanges: number }> {
  const merge = await tx
    .selectFrom('record_merge')
    .selectAll()
    .where('id', '=', mergeId)
    .where('undone_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!merge) throw new Refused('gone')
  if (now.getTime() - merge.at.getTime() > UNDO_DAYS * 86_400_000) throw new Refused('too_late')
  const { kept_id: keptId, gone_id: goneId, ended } = merge
  await lockBoth(tx, keptId, goneId)
  const current = await readRecord(tx, keptId)
  if (!current) throw new Refused('gone')
  const { document, conflicts } = mergeRecords(merge.after, merge.before, current.document)
  const writing = { id: keptId, version: current.version, before: current.document, document, by, now }
  await write(tx, writing)
  await letGo(tx, { mergeId, keptId, goneId, ended, now })
  await tx
    .updateTable('record_merge')
    .set({ undone_at: now, undone_by: by.name })
    .where('id', '=', mergeId)
    .execute()
  await told(tx, 'lists.unmerged', { mergeId, keptId, goneId, ids: merge.ids, by, now })
  return { keptChanges: conflicts.length }
}
