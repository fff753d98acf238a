import type { DbOrTx } from '../../../platform/db/database.ts'
import { type LaterOriginal, laterOriginals } from '../record/translation-age.ts'
import { readRecord } from './read-record.ts'
import type { RecordDocument } from './record-document.ts'

/** The texts of a record as they stand, and which of their originals changed after their translation. */
export interface StandingTexts {
  document: RecordDocument
  isLater: LaterOriginal
}

/** Reads them, published or not: whoever asks must have the right to see the record. */
export async function readStandingTexts(
  db: DbOrTx,
  organizationId: string,
): Promise<StandingTexts | undefined> {
  const [record, said] = await Promise.all([
    readRecord(db, organizationId),
    db
      .selectFrom('field_assertion')
      .select(['entity_id', 'field', 'asserted_at'])
      .where('organization_id', '=', organizationId)
      .where('superseded_at', 'is', null)
      .execute(),
  ])
  return record && { document: record.document, isLater: laterOriginals(said) }
}
