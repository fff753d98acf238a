import type { Tx } from '../../platform/db/database.ts'
import { type PictureUser, usePictures } from '../../platform/pictures/use-pictures.ts'
import type { RecordDocument } from '../directory/api.ts'

/** What a state of a record is, besides the public one: it keeps its pictures, for those who may see it. */
export interface KeptState {
  subject: 'editing.draft' | 'editing.submission' | 'editing.version'
  subjectId: string
  seenBy?: PictureUser['seenBy']
}

/** Tells the platform which pictures a draft, a submission or a version shows; none for what is gone. */
export async function keepPictures(
  tx: Tx,
  organizationId: string,
  { seenBy = 'its people', ...state }: KeptState,
  document: RecordDocument | undefined,
  now: Date,
): Promise<void> {
  // What was kept before there were pictures has none.
  const rows: RecordDocument['pictures'] = document?.pictures ?? []
  const ids = rows.map(({ picture_id }) => picture_id)
  await usePictures(tx, { ...state, organizationId, seenBy }, ids, now)
}
