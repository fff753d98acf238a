import type { DbOrTx, Tx } from '../db/database.ts'
import { type FileUser, ownFiles, useFiles } from '../files/used-files.ts'
import type { PictureId } from './store-picture.ts'

/** A thing that shows pictures, and who may see it besides the people of its body. */
export type PictureUser = FileUser

/** Says which pictures a thing shows now; one that nothing shows any more is swept after some weeks. */
export const usePictures = (tx: Tx, user: PictureUser, ids: Iterable<PictureId>, now: Date): Promise<void> =>
  useFiles(tx, 'picture', user, ids, now)

/** Those of some pictures that were sent for a body: ids come from forms, and others' are nobody's to use. */
export const ownPictures = (
  db: DbOrTx,
  organizationId: string | null,
  ids: Iterable<PictureId>,
): Promise<ReadonlySet<PictureId>> => ownFiles(db, 'picture', organizationId, ids)
