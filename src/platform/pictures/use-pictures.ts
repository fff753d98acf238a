import type { DbOrTx, Tx } from '../db/database.ts'
import type { Permission } from '../http/actor.ts'
import { isUuid } from '../ids.ts'
import type { PictureId } from './store-picture.ts'

/** A thing that shows pictures, and who may see it besides the people of its body. */
export interface PictureUser {
  /** Kind, as `MODULE.kind`, and id of the thing. */
  subject: `${string}.${string}`
  subjectId: string
  /** Only pictures sent for this body are taken; `null`: the staff's own. */
  organizationId: string | null
  /** Everybody, or staff who hold the permission in one of the territories (ISTAT codes) or everywhere. */
  seenBy: 'everybody' | { permission: Permission; territories: readonly string[] } | 'its people'
}

/** Says which pictures a thing shows now; one that nothing shows any more is swept after some weeks. */
export async function usePictures(
  tx: Tx,
  user: PictureUser,
  ids: Iterable<PictureId>,
  now: Date,
): Promise<void> {
  const { subject, subjectId, seenBy } = user
  const staff = typeof seenBy === 'object' ? seenBy : undefined
  await release(tx, user, now)
  const own = await ownPictures(tx, user.organizationId, ids)
  if (own.size === 0) return
  await tx
    .insertInto('picture_use')
    .values(
      [...own].map((id) => ({
        ...{ subject, subject_id: subjectId, picture_id: id, is_public: seenBy === 'everybody' },
        ...{ permission: staff?.permission ?? null, territories: [...(staff?.territories ?? [])] },
      })),
    )
    .execute()
}

async function release(tx: Tx, { subject, subjectId }: PictureUser, now: Date): Promise<void> {
  const before = await tx
    .deleteFrom('picture_use')
    .where('subject', '=', subject)
    .where('subject_id', '=', subjectId)
    .returning('picture_id')
    .execute()
  if (before.length === 0) return
  const ids = before.map(({ picture_id }) => picture_id)
  await tx.updateTable('picture').set({ released_at: now }).where('id', 'in', ids).execute()
}

/** Those of some pictures that were sent for a body: ids come from forms, and others' are nobody's to use. */
export async function ownPictures(
  db: DbOrTx,
  organizationId: string | null,
  ids: Iterable<PictureId>,
): Promise<ReadonlySet<PictureId>> {
  const asked = [...new Set(ids)].filter(isUuid)
  if (asked.length === 0) return new Set()
  const rows = await db
    .selectFrom('picture')
    .select('id')
    .where('id', 'in', asked)
    .where('organization_id', 'is not distinct from', organizationId)
    .orderBy('id')
    .forShare()
    .execute()
  return new Set(rows.map(({ id }) => id))
}
