import type { Tx } from '../../platform/db/database.ts'
import { type FileUser, useFiles } from '../../platform/files/used-files.ts'
import type { RecordDocument } from '../directory/api.ts'

/** What a state of a record is, besides the public one: it keeps its files, for those who may see it. */
export interface KeptState {
  subject: 'editing.draft' | 'editing.submission' | 'editing.version'
  subjectId: string
  seenBy?: FileUser['seenBy']
}

/** Ids of the files a record shows. */
export function filesOf(document: Partial<RecordDocument> = {}): { pictures: string[]; documents: string[] } {
  // What was kept before there were files has none.
  const { pictures = [], papers = [] } = document
  return {
    pictures: pictures.map(({ picture_id }) => picture_id),
    documents: papers.map(({ document_id }) => document_id),
  }
}

/** Tells the platform which pictures and documents a draft, a submission or a version shows; none for what is gone. */
export async function keepFiles(
  tx: Tx,
  organizationId: string,
  { seenBy = 'its people', ...state }: KeptState,
  document: RecordDocument | undefined,
  now: Date,
): Promise<void> {
  const user = { ...state, organizationId, seenBy }
  const { pictures, documents } = filesOf(document)
  await useFiles(tx, 'picture', user, pictures, now)
  await useFiles(tx, 'document', user, documents, now)
}
