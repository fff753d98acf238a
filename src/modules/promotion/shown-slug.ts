import type { DbOrTx } from '../../platform/db/database.ts'

/** The slug of an organisation that is shown to the public and has not ended. */
export async function findShownSlug(db: DbOrTx, organizationId: string): Promise<string | undefined> {
  const found = await db
    .selectFrom('organization')
    .select('slug')
    .where('id', '=', organizationId)
    .where('visibility', '=', 'public')
    .where('lifecycle', '!=', 'dissolved')
    .where('merged_into_id', 'is', null)
    .executeTakeFirst()
  return found?.slug
}
