import type { DbOrTx, Tx } from '../../platform/db/database.ts'
import type { SpaceDocument } from './document.ts'
import { showPictures } from './pictures.ts'
import { putSpaceDocument } from './search-kind.ts'
import type { Space } from './space.ts'
import type { SpacesTables } from './tables.ts'

interface Publication {
  by: { name: string }
  now: Date
  why: SpacesTables['space_version']['why']
}

/** Makes a state of a site public, or nothing, and keeps it as a version; the caller has locked the site. */
export async function publish(
  tx: Tx,
  { organizationId, version, closed }: Space,
  document: SpaceDocument | null,
  { by, now, why }: Publication,
): Promise<number> {
  await tx
    .updateTable('space')
    .set({
      document: document && JSON.stringify(document),
      version: version + 1,
      published_at: document && now,
    })
    .where('organization_id', '=', organizationId)
    .execute()
  await tx
    .insertInto('space_version')
    .values({
      organization_id: organizationId,
      version: version + 1,
      document: document && JSON.stringify(document),
      at: now,
      by_name: by.name,
      why,
    })
    .execute()
  await showPictures(tx, { organizationId, document: closed ? null : document, as: 'public', now })
  await putSpaceDocument(tx, organizationId, closed ? null : document, now)
  return version + 1
}

/** What was public at a version; nothing at version 0. */
export async function versionOf(
  db: DbOrTx,
  organizationId: string,
  version: number | null,
): Promise<SpaceDocument | null | undefined> {
  if (version === 0) return null
  if (version === null) return undefined
  const row = await db
    .selectFrom('space_version')
    .select('document')
    .where('organization_id', '=', organizationId)
    .where('version', '=', version)
    .executeTakeFirst()
  return row?.document
}

/** What was public over time, the latest first. */
export const listVersions = (db: DbOrTx, organizationId: string) =>
  db
    .selectFrom('space_version')
    .select(['version', 'at', 'by_name as byName', 'why', 'document'])
    .where('organization_id', '=', organizationId)
    .orderBy('version', 'desc')
    .limit(50)
    .execute()
