import type { Tx } from '../../../platform/db/database.ts'
import { useFiles } from '../../../platform/files/used-files.ts'
import { pictureAddress, readPictures } from '../../../platform/pictures/read-pictures.ts'

/** Tells the platform which files a record shows and to whom, and keeps the address of its logo (HSDS `logo`). */
export async function showFiles(tx: Tx, organizationId: string, now: Date): Promise<void> {
  const found = await tx
    .selectFrom('organization')
    .select('visibility')
    .where('id', '=', organizationId)
    .executeTakeFirst()
  const pictures = await tx
    .selectFrom('organization_picture')
    .select(['picture_id as id', 'role'])
    .where('organization_id', '=', organizationId)
    .execute()
  const documents = await tx
    .selectFrom('organization_document')
    .select('document_id as id')
    .where('organization_id', '=', organizationId)
    .execute()
  const seenBy = found?.visibility === 'public' ? 'everybody' : 'its people'
  const user = { subject: 'directory.record', subjectId: organizationId, organizationId, seenBy } as const
  await useFiles(tx, 'picture', user, idsOf(pictures), now)
  await useFiles(tx, 'document', user, idsOf(documents), now)
  await keepLogo(tx, organizationId, pictures.find(({ role }) => role === 'logo')?.id)
}

const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id)

async function keepLogo(tx: Tx, organizationId: string, id: string | undefined): Promise<void> {
  const found = id && (await readPictures(tx, [id])).get(id)
  const logo = found ? pictureAddress(found.id, found.width, 'jpg') : null
  await tx
    .updateTable('organization')
    .set({ logo })
    .where('id', '=', organizationId)
    .where('logo', 'is distinct from', logo)
    .execute()
}
