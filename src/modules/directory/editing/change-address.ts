import { sql } from 'kysely'
import type { DbOrTx, Tx } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/ids.ts'
import { places } from '../../territory/api.ts'
import { freeSlugs } from '../bulk/free-slugs.ts'
import type { RecordDocument } from './record-document.ts'

/** A renamed organisation gets a new address; the old one leads to it, the old name stays known. */
export async function changeAddress(
  tx: Tx,
  { before, after }: { before: RecordDocument; after: RecordDocument },
  at: Date,
): Promise<void> {
  const { id, name } = after.organization
  await tx
    .deleteFrom('organization_former_name')
    .where('organization_id', '=', id)
    .where('name', 'in', [name, before.organization.name])
    .execute()
  await tx
    .insertInto('organization_former_name')
    .values({
      id: newId(at),
      organization_id: id,
      name: before.organization.name,
      valid_to: at.toISOString().slice(0, 10),
    })
    .execute()
  const slug = await freeAddress(tx, after)
  await tx.deleteFrom('slug_redirect').where('organization_id', '=', id).where('slug', '=', slug).execute()
  await sql`insert into slug_redirect (slug, organization_id, created_at)
    select slug, id, ${at} from organization where id = ${id} and slug <> ${slug}`.execute(tx)
  await tx.updateTable('organization').set({ slug }).where('id', '=', id).execute()
}

/** An address nobody else ever had, by the name and, when it is needed, the town of the seat. */
export async function freeAddress(db: DbOrTx, { organization, locations }: RecordDocument): Promise<string> {
  const { id, name, seat_id } = organization
  const istat = locations.find((one) => one.id === seat_id)?.istat_code
  const municipality = istat ? (await places(db)).municipality(istat)?.name : undefined
  return (await freeSlugs(db, [{ id, name, municipality }])).get(id) ?? id
}
