import type { Tx } from '../../../platform/db/database.ts'
import { pictureAddress, readPictures } from '../../../platform/pictures/read-pictures.ts'
import { usePictures } from '../../../platform/pictures/use-pictures.ts'

/** Tells the platform which pictures a record shows and to whom, and keeps the address of its logo (HSDS `logo`). */
export async function showPictures(tx: Tx, organizationId: string, now: Date): Promise<void> {
  const rows = await tx
    .selectFrom('organization_picture')
    .innerJoin('organization', 'organization.id', 'organization_picture.organization_id')
    .where('organization_id', '=', organizationId)
    .select(['picture_id as picture', 'role', 'visibility'])
    .execute()
  const seenBy = rows[0]?.visibility === 'public' ? 'everybody' : 'its people'
  const user = { subject: 'directory.record', subjectId: organizationId, organizationId, seenBy } as const
  await usePictures(
    tx,
    user,
    rows.map(({ picture }) => picture),
    now,
  )
  const logo = rows.find(({ role }) => role === 'logo')?.picture
  const found = logo && (await readPictures(tx, [logo])).get(logo)
  await tx
    .updateTable('organization')
    .set({ logo: found ? pictureAddress(found.id, found.width, 'jpg') : null })
    .where('id', '=', organizationId)
    .where('logo', 'is distinct from', found ? pictureAddress(found.id, found.width, 'jpg') : null)
    .execute()
}
