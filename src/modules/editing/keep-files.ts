import type { Tx } from '../../platform/db/database.ts'
import { type FileUser, useFiles } from '../../platform/files/used-files.ts'
import type { RecordDocument } from '../directory/api.ts'

/** What a state of a record is, besides the public one: it keeps its files, for those who may see it. */
export interface KeptState {
  subject: 'editing.draft' | 'editing.submission' | 'editing.version'
  subjectId: string
  seenBy?: FileUser['seenBy']
}

/** Tells the platform which pictures and documents a draft, a submission or a version shows; none for what is gone. */
export async function keepFiles(
  tx: Tx,
  organizationId: string,
  { seenBy = 'its people', ...state }: KeptState,
  document: RecordDocument | undefined,
  now: Date,
): Promise<void> {
  // What was kept before there were files has none.
  const { pictures = [], papers = [] }: Partial<RecordDocument> = document ?? {}
  const user = { ...state, organizationId, seenBy }
  const [shown, kept] = [pictures.map((one) => one.picture_id), papers.map((one) => one.document_id)]
  await useFiles(tx, 'picture', user, shown, now)
  await useFiles(tx, 'document', user, kept, now)
}
