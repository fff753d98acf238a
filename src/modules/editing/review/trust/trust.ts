import { audit } from '../../../../platform/audit/audit.ts'
import type { Cx } from '../../../../platform/cx.ts'
import type { DbOrTx, Tx } from '../../../../platform/db/database.ts'
import { isUuid } from '../../../../platform/ids.ts'
import { readRecord } from '../../../directory/api.ts'
import { territoriesOf } from '../../territories.ts'

/** One organisation as the staff looks after it. */
export async function findBody(db: DbOrTx, id: string) {
  const current = isUuid(id) ? await readRecord(db, id) : undefined
  if (!current) return undefined
  const trust = await db
    .selectFrom('record_trust')
    .select(['since', 'given_by as givenBy'])
    .where('organization_id', '=', id)
    .executeTakeFirst()
  const { slug, visibility, merged_into_id } = await db
    .selectFrom('organization')
    .select(['slug', 'visibility', 'merged_into_id'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const isShown = visibility === 'public' && merged_into_id === null
  const { name, original_lang: lang } = current.document.organization
  const territories = await territoriesOf(db, current.document)
  return { organizationId: id, slug, isShown, name, lang, territories, trust }
}
export type Body = NonNullable<Awaited<ReturnType<typeof findBody>>>

/** Says that an organisation publishes at once from now on, or no longer; why is in the log. */
export const setTrust = (
  cx: Pick<Cx, 'db' | 'now' | 'requestId'>,
  by: { id: string; name: string },
  asked: { organizationId: string; trusted: boolean; reason: string },
): Promise<void> =>
  cx.db.transaction().execute((tx) => changeTrust(tx, { ...asked, by, now: cx.now, requestId: cx.requestId }))

interface Trusting {
  organizationId: string
  trusted: boolean
  reason: string
  by: { id: string; name: string }
  now: Date
  requestId?: string
}

/** The same in the caller's transaction. */
export async function changeTrust(tx: Tx, asked: Trusting): Promise<void> {
  const { organizationId, trusted, reason, by, now, requestId } = asked
  if (trusted)
    await tx
      .insertInto('record_trust')
      .values({ organization_id: organizationId, since: now, given_by: by.name })
      .onConflict((conflict) => conflict.column('organization_id').doNothing())
      .execute()
  else await tx.deleteFrom('record_trust').where('organization_id', '=', organizationId).execute()
  await audit(tx, {
    actor: { id: by.id, name: by.name },
    action: trusted ? 'editing.trust' : 'editing.end_trust',
    subject: 'organization',
    subjectId: organizationId,
    why: reason,
    ...(requestId && { requestId }),
    at: now,
  })
}
