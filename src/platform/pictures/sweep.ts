import type { Services } from '../cx.ts'
import type { Tx } from '../db/database.ts'
import { lockPictureFiles } from './store-picture.ts'

/** Days a picture that nothing shows is kept: longer than a decision can be taken back, or a form be filled. */
export const KEPT_DAYS = 40

/** Removes the pictures that nothing has shown for that long, and the files that no other picture has. */
export async function sweepPictures(
  { db, files }: Pick<Services, 'db' | 'files'>,
  now: Date,
): Promise<number> {
  const limit = new Date(now.getTime() - KEPT_DAYS * 86_400_000)
  return db.transaction().execute(async (tx) => {
    await lockPictureFiles(tx, 'alone')
    const orphans = await tx
      .selectFrom('picture')
      .select('id')
      .where('released_at', '<', limit)
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('picture_use').whereRef('picture_id', '=', 'picture.id').select('subject'))),
      )
      .forUpdate()
      .limit(1_000)
      .execute()
    const ids = orphans.map(({ id }) => id)
    if (ids.length === 0) return 0
    const gone = await tx
      .deleteFrom('picture_file')
      .where('picture_id', 'in', ids)
      .returning('hash')
      .execute()
    await tx.deleteFrom('picture').where('id', 'in', ids).execute()
    for (const hash of await unused(tx, new Set(gone.map((one) => one.hash)))) await files.delete(hash)
    return ids.length
  })
}

async function unused(tx: Tx, hashes: ReadonlySet<string>): Promise<string[]> {
  const kept = await tx
    .selectFrom('picture_file')
    .select('hash')
    .where('hash', 'in', [...hashes])
    .execute()
  const stay = new Set(kept.map(({ hash }) => hash))
  return [...hashes].filter((hash) => !stay.has(hash))
}
