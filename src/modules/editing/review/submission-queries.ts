import type { DbOrTx } from '../../../platform/db/database.ts'
import { isUuid } from '../../../platform/ids.ts'
import { findAccount } from '../../../platform/session/accounts.ts'
import { territoriesOf } from '../territories.ts'

/** One submission with where it belongs and the language of who handed it in. */
export async function findSubmission(db: DbOrTx, id: string) {
  if (!isUuid(id)) return undefined
  const found = await db
    .selectFrom('record_submission as s')
    .innerJoin('organization as o', 'o.id', 's.organization_id')
    .selectAll('s')
    .select(['o.name', 'o.slug', 'o.visibility', 'o.original_lang'])
    .where('s.id', '=', id)
    .executeTakeFirst()
  if (!found) return undefined
  const [territories, account] = await Promise.all([
    territoriesOf(db, found.base),
    found.submitted_by ? findAccount(db, found.submitted_by) : undefined,
  ])
  return { ...found, organizationId: found.organization_id, territories, lang: account?.lang ?? 'it' }
}
export type FoundSubmission = NonNullable<Awaited<ReturnType<typeof findSubmission>>>

/** What the same organisation has waiting before it is public: what came in place of a submission taken back. */
export const findWaitingOf = (db: DbOrTx, organizationId: string) =>
  db
    .selectFrom('record_submission')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('state', '=', 'waiting')
    .where('kind', '=', 'before')
    .executeTakeFirst()
