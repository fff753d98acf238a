import type { DbOrTx } from '../db/database.ts'
import { isUuid } from '../ids.ts'
import type { PictureId } from './store-picture.ts'

/** A stored picture as a page shows it: its largest size and the widths it has, in pixels. */
export interface StoredPicture {
  id: PictureId
  width: number
  height: number
  widths: readonly number[]
}

/** Stored pictures by id; those that are not there are left out. */
export async function readPictures(
  db: DbOrTx,
  ids: Iterable<PictureId>,
): Promise<ReadonlyMap<PictureId, StoredPicture>> {
  const asked = [...new Set(ids)].filter(isUuid)
  if (asked.length === 0) return new Map()
  const rows = await db
    .selectFrom('picture')
    .innerJoin('picture_file', 'picture_file.picture_id', 'picture.id')
    .where('picture.id', 'in', asked)
    .where('format', '=', 'webp')
    .groupBy('picture.id')
    .select(['picture.id', 'picture.width', 'picture.height'])
    .select(({ fn }) => fn.agg<number[]>('array_agg', ['picture_file.width']).as('widths'))
    .execute()
  return new Map(rows.map((row) => [row.id, { ...row, widths: row.widths.toSorted((a, b) => a - b) }]))
}

/** All stored pictures of a body, by id. */
export async function listBodyPictures(
  db: DbOrTx,
  organizationId: string,
): Promise<ReadonlyMap<PictureId, StoredPicture>> {
  const rows = await db
    .selectFrom('picture')
    .select('id')
    .where('organization_id', '=', organizationId)
    .orderBy('created_at', 'desc')
    .limit(500)
    .execute()
  return readPictures(
    db,
    rows.map(({ id }) => id),
  )
}

/** Address of one size of a picture. */
export const pictureAddress = (id: PictureId, width: number, format: 'webp' | 'jpg' = 'webp'): string =>
  `/immagini/${id}-${width}.${format}`
