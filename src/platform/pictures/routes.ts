import { readFile } from 'node:fs/promises'
import type { Cx } from '../cx.ts'
import type { Permission } from '../http/actor.ts'
import { notFound } from '../http/errors.ts'
import { holds, type Policy } from '../http/policy.ts'
import { rootGet } from '../http/route.ts'

/** One size of a picture, with what decides who may see it. */
export interface ShownPicture {
  hash: string
  format: 'webp' | 'jpg'
  organizationId: string | null
  uploadedBy: string
  uses: readonly { isPublic: boolean; permission: string | null; territories: readonly string[] }[]
}

/**
 * Everybody sees what something public shows. Else the people of its body, the staff who may see what shows it and,
 * while nothing does, whoever sent it.
 */
export const maySeePicture: Policy<ShownPicture> = (actor, { organizationId, uploadedBy, uses }) => {
  if (uses.some(({ isPublic }) => isPublic)) return true
  if (!actor) return false
  if (uses.length === 0 && uploadedBy === actor.id) return true
  if (organizationId && actor.grants.some((grant) => grant.organizationId === organizationId)) return true
  return uses.some(
    ({ permission, territories }) =>
      permission !== null && holds(actor, permission as Permission, { territories }),
  )
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
  if (!found) return undefined
  const uses = await db
    .selectFrom('picture_use')
    .where('picture_id', '=', id)
    .select(['is_public as isPublic', 'permission', 'territories'])
    .execute()
  return { ...found, uses }
}

/** A year: the content of an address never changes. Only that of what everybody may see is kept on the way. */
const FOREVER = 'public, max-age=31536000, immutable'

async function servePicture(cx: Cx, { hash, format, uses }: ShownPicture): Promise<Response> {
  const isPublic = uses.some((use) => use.isPublic)
  const content = await readFile(cx.files.path(hash)).catch(() => {
    throw notFound()
  })
  return new Response(new Uint8Array(content), {
    headers: {
      'content-type': format === 'jpg' ? 'image/jpeg' : 'image/webp',
      'cache-control': isPublic ? FOREVER : 'private, no-store',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      ...(isPublic && { 'cross-origin-resource-policy': 'cross-origin' }),
    },
  })
}

/** Where pictures are read: `/immagini/{id}-{width}.webp` (or `.jpg`). */
export const pictureRoutes = [
  rootGet('/immagini/:picture', {
    summary: 'One size of a picture, for those who may see what shows it',
    load: loadPicture,
    allow: maySeePicture,
    handle: (cx, { resource }) => servePicture(cx, resource),
  }),
]
