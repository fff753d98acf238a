import { audit } from '../../../../platform/audit/audit.ts'
import type { Cx } from '../../../../platform/cx.ts'
import type { DbOrTx } from '../../../../platform/db/database.ts'
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
  const { name, original_lang: lang } = current.document.organization
  const territories = await territoriesOf(db, current.document)
  return { organizationId: id, name, lang, territories, trust }
}
export type Body = NonNullable<Awaited<ReturnType<typeof findBody>>>

/** Organisations that publish at once, the latest first. */
export async function listTrusted(db: DbOrTx): Promise<Body[]> {
  const rows = await db
    .selectFrom('record_trust')
    .select('organization_id')
    .orderBy('since', 'desc')
    .limit(500)
    .execute()
  const bodies: Body[] = []
  for (const { organization_id: id } of rows) bodies.push(...[(await findBody(db, id)) ?? []].flat())
  return bodies
}

/** Says that an organisation publishes at once from now on, or no longer; why is in the log. */
export const setTrust = (
  cx: Pick<Cx, 'db' | 'now' | 'requestId'>,
  actor: { id: string; name: string },
  { organizationId, trusted, reason }: { organizationId: string; trusted: boolean; reason: string },
): Promise<void> =>
  cx.db.transaction().execute(async (tx) => {
    const row = { organization_id: organizationId, since: cx.now, given_by: actor.name }
    if (trusted)
      await tx
        .insertInto('record_trust')
        .values(row)
        .onConflict((conflict) => conflict.column('organization_id').doNothing())
        .execute()
    else await tx.deleteFrom('record_trust').where('organization_id', '=', organizationId).execute()
    await audit(tx, {
      actor: { id: actor.id, name: actor.name },
      action: trusted ? 'editing.trust' : 'editing.end_trust',
      subject: 'organization',
      subjectId: organizationId,
      why: reason,
      requestId: cx.requestId,
      at: cx.now,
    })
  })
