import type { DbOrTx } from '../../../platform/db/database.ts'
import { isUuid } from '../../../platform/ids.ts'
import { findAccount } from '../../../platform/session/accounts.ts'
import { findBody } from '../body.ts'

/** One submission with where it belongs and the language of who handed it in. */
export async function findSubmission(db: DbOrTx, id: string) {
  if (!isUuid(id)) return undefined
  const row = await db.selectFrom('space_submission').selectAll().where('id', '=', id).executeTakeFirst()
  const body = row && (await findBody(db, row.organization_id))
  if (!row || !body) return undefined
  const account = row.submitted_by ? await findAccount(db, row.submitted_by) : undefined
  return { ...row, ...body, lang: account?.lang ?? ('it' as const) }
}
export type FoundSubmission = NonNullable<Awaited<ReturnType<typeof findSubmission>>>
