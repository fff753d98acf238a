import type { Tx } from '../../../platform/db/database.ts'
import type { Bringer } from '../bulk/listed-fields.ts'
import { refreshSearch } from '../search/refresh.ts'
import { freeAddress } from './change-address.ts'
import { changesBetween } from './record-changes.ts'
import type { RecordDocument } from './record-document.ts'
import { recordIssues } from './record-issues.ts'
import { normalised } from './record-rows.ts'
import { takenIdentifiers } from './taken-identifiers.ts'
import { type WriteRefusal, type Written, writeChanges } from './write-record.ts'

/** An organisation that is not in the directory yet; its id is that of the document. */
export interface NewRecord {
  document: RecordDocument
  visibility: 'draft' | 'public' | 'hidden'
  by: Bringer
}

/** A record with nothing but its id and the language it is written in. */
export const emptyRecord = (
  id: string,
  lang: RecordDocument['organization']['original_lang'],
): RecordDocument => normalised({ organization: { id, original_lang: lang, lifecycle: 'active' } })

/** Registers an organisation with all it says of itself, or says why not; right, audit and event are the caller's. */
export async function createRecord(
  tx: Tx,
  { document, visibility, by }: NewRecord,
): Promise<Written | WriteRefusal> {
  const after = normalised(document)
  const { id, name, original_lang, lifecycle } = after.organization
  const empty = emptyRecord(id, original_lang)
  const changes = changesBetween(empty, after)
  const issues = recordIssues(after)
  if (issues.length > 0) return { refused: 'invalid', issues }
  const schemes = await takenIdentifiers(tx, after, changes)
  if (schemes.length > 0) return { refused: 'identifier_taken', schemes }
  await tx
    .insertInto('organization')
    .values({
      ...{ id, name, original_lang, lifecycle, visibility },
      slug: await freeAddress(tx, after),
      created_at: by.at,
      updated_at: by.at,
    })
    .execute()
  await writeChanges(tx, { before: empty, after }, changes, new Map(), by)
  await refreshSearch(tx, [id])
  return { version: 1, document: after, changes, discrepancies: [] }
}
