import { readFile } from 'node:fs/promises'
import type { Cx } from '../cx.ts'
import { fileHeaders, maySeeFile, type UsedFile, usesOf } from '../files/used-files.ts'
import { notFound } from '../http/errors.ts'
import { rootGet } from '../http/route.ts'

/** One size of a picture, with what decides who may see it. */
interface ShownPicture extends UsedFile {
  hash: string
  format: 'webp' | 'jpg'
}

async function loadPicture({ db }: Cx, { picture }: { picture: string }): Promise<ShownPicture | undefined> {
  const [, id, width, format] = /^([0-9a-f-]{36})-(\d{1,4})\.(webp|jpg)$/.exec(picture) ?? []
  if (!id || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return undefined
  const found = await db
    .selectFrom('picture_file')
    .innerJoin('picture', 'picture.id', 'picture_file.picture_id')
    .where('picture_id', '=', id)
    .where('picture_file.width', '=', Number(width))
    .where('format', '=', format === 'jpg' ? 'jpg' : 'webp')
    .select(['hash', 'format', 'organization_id as organizationId', 'uploaded_by as uploadedBy'])
    .executeTakeFirst()
  return found && { ...found, uses: await usesOf(db, 'picture', id) }
}

async function servePicture(cx: Cx, picture: ShownPicture): Promise<Response> {
  const content = await readFile(cx.files.path(picture.hash)).catch(() => {
    throw notFound()
  })
  const type = picture.format === 'jpg' ? 'image/jpeg' : 'image/webp'
  return new Response(new Uint8Array(content), { headers: { 'content-type': type, ...fileHeaders(picture) } })
}

/** Where pictures are read: `/immagini/{id}-{width}.webp` (or `.jpg`). */
export const pictureRoutes = [
  rootGet('/immagini/:picture', {
    summary: 'One size of a picture, for those who may see what shows it',
    load: loadPicture,
    allow: maySeeFile,
    handle: (cx, { resource }) => servePicture(cx, resource),
  }),
]
