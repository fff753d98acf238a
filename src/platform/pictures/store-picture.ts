import type { Services } from '../cx.ts'
import type { Tx } from '../db/database.ts'
import { lockFiles } from '../files/used-files.ts'
import { newId } from '../ids.ts'
import { type MadeSize, makePicture, PICTURE_LIMITS, type PictureShape } from './make-picture.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { type PictureRefusal, PictureRefused } from './picture-refused.ts'

/** A UUID that names a stored picture. */
export type PictureId = string

/** What is sent, for which body (`null`: the staff's own), and by whom: an actor's id. */
export interface PictureUpload {
  file: Blob
  shape: PictureShape
  organizationId: string | null
  uploadedBy: string
  now: Date
}

/** Draws a picture anew and keeps it, or says why not. Nothing refers to it yet: see `usePictures`. */
export async function storePicture(
  { db, files }: Pick<Services, 'db' | 'files'>,
  upload: PictureUpload,
): Promise<{ id: PictureId } | { refused: PictureRefusal }> {
  try {
    if (upload.file.size > PICTURE_LIMITS.bytes) return { refused: 'too_big' }
    const sizes = await oneAtATime(async () =>
      makePicture(new Uint8Array(await upload.file.arrayBuffer()), upload.shape),
    )
    return { id: await db.transaction().execute((tx) => keep(tx, files, upload, sizes)) }
  } catch (error) {
    if (error instanceof PictureRefused) return { refused: error.refusal }
    throw error
  }
}

async function keep(
  tx: Tx,
  files: Services['files'],
  { shape, organizationId, uploadedBy, now }: PictureUpload,
  sizes: readonly MadeSize[],
): Promise<PictureId> {
  await lockFiles(tx, 'shared')
  const id = newId(now)
  const largest = { width: 0, height: 0, ...sizes.at(-1) }
  await tx
    .insertInto('picture')
    .values({
      ...{ id, shape, width: largest.width, height: largest.height },
      ...{ organization_id: organizationId, uploaded_by: uploadedBy },
      ...{ created_at: now, released_at: now },
    })
    .execute()
  for (const { content, ...size } of sizes) {
    const { hash } = await files.put(once(content))
    await tx
      .insertInto('picture_file')
      .values({ picture_id: id, ...size, hash, bytes: content.byteLength })
      .execute()
  }
  return id
}

async function* once(content: Uint8Array) {
  yield content
}
