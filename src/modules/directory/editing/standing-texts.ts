import type { DbOrTx } from '../../../platform/db/database.ts'
import { type LaterOriginal, laterOriginals } from '../record/translation-age.ts'
import type { RecordDocument } from './record-document.ts'

/** The texts of a record as they stand, and which of their originals changed after their translation. */
export interface StandingTexts {
  document: RecordDocument
  isLater: LaterOriginal
}

/** What is known of the texts of a record as it stands, published or not: whoever asks must have the right to see it. */
export async function readStandingTexts(db: DbOrTx, document: RecordDocument): Promise<StandingTexts> {
  const said = await db
    .selectFrom('field_assertion')
    .select(['entity_id', 'field', 'asserted_at'])
    .where('organization_id', '=', document.organization.id)
    .where('superseded_at', 'is', null)
    .execute()
  return { document, isLater: laterOriginals(said) }
}
