import type { Tx } from '../../platform/db/database.ts'
import type { SpaceDocument } from './document.ts'

/** Says which pictures a state of a site shows, so that those who may see it may see them. */
export async function showPictures(
  _tx: Tx,
  _shown: { organizationId: string; document: SpaceDocument | null; as: 'draft' | 'public'; now: Date },
): Promise<void> {}
