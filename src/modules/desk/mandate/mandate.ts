import { audit } from '../../../platform/audit/audit.ts'
import type { Cx } from '../../../platform/cx.ts'
import type { DbOrTx, Tx } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/ids.ts'
import type { Mandate } from '../../../platform/module.ts'
import type { Agreed } from '../../../platform/privacy/agreed.ts'
import { MANDATES } from '../paths.ts'
import { territoriesOf } from '../territories.ts'

/** How the desk made sure who asks: a document that was shown, a call back to the number on record, a message from the PEC. */
export const RECOGNISED = ['document', 'call_back', 'pec'] as const

/** Days for which a mandate counts: what comes back from the editors is put right by it. */
const DAYS = 7

/** Who asked the desk to write for an organisation, and how they were recognised. */
export interface Asker {
  name: string
  role: string
  recognised: (typeof RECOGNISED)[number]
  recognisedBy: string | null
}

/** Writes a mandate down and returns its id; one of the same operator for the same organisation ends with it. */
export async function openMandate(
  tx: Tx,
  {
    organizationId,
    asker,
    agreed,
    registers,
    by,
    now,
  }: {
    organizationId: string
    asker: Asker
    agreed: Agreed
    registers: boolean
    by: { id: string; name: string }
    now: Date
  },
): Promise<string> {
  await closing(tx, now)
    .where('organization_id', '=', organizationId)
    .where('account_id', '=', by.id)
    .execute()
  const id = newId(now)
  await tx
    .insertInto('desk_mandate')
    .values({
      id,
      organization_id: organizationId,
      account_id: by.id,
      account_name: by.name,
      asked_at: now,
      until: new Date(now.getTime() + DAYS * 86_400_000),
      asker_name: asker.name,
      asker_role: asker.role,
      recognised: asker.recognised,
      recognised_by: asker.recognisedBy,
      consent: true,
      registers,
      ...{ closed_at: null, decided_at: null, decided_by: null, decided_name: null, decision: null },
      reason: null,
    })
    .execute()
  const subject = { subject: 'organization', subjectId: organizationId, at: now }
  const after = { mandateId: id, registers, agreed }
  await audit(tx, { actor: by, action: 'desk.mandate', ...subject, after })
  return id
}

const closing = (tx: Tx, now: Date) =>
  tx.updateTable('desk_mandate').set({ closed_at: now }).where('closed_at', 'is', null)

/** Ends a mandate of the operator's own; false when it had ended. */
export async function closeMandate(
  tx: Tx,
  { id, by, now }: { id: string; by: { id: string }; now: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await closing(tx, now)
    .where('id', '=', id)
    .where('account_id', '=', by.id)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The mandate by which whoever asks writes for an organisation now. */
export async function writesFor(
  { db, actor, now }: Pick<Cx, 'db' | 'actor' | 'now'>,
  organizationId: string,
): Promise<Mandate | undefined> {
  if (!actor) return undefined
  const row = await db
    .selectFrom('desk_mandate')
    .select(['id', 'until'])
    .where('organization_id', '=', organizationId)
    .where('account_id', '=', actor.id)
    .where('closed_at', 'is', null)
    .where('until', '>', now)
    .executeTakeFirst()
  if (!row) return undefined
  const territories = await territoriesOf(db, [organizationId])
  return { territories, until: row.until, path: `${MANDATES}/${row.id}` }
}

/** Where the latest mandate of an operator for an organisation is written down, without the language prefix. */
export async function latestMandate(
  db: DbOrTx,
  { organizationId, accountId }: { organizationId: string; accountId: string },
): Promise<string | undefined> {
  const row = await db
    .selectFrom('desk_mandate')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('account_id', '=', accountId)
    .orderBy('asked_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && `${MANDATES}/${row.id}`
}

/** A mandate with its organisation and the copies that were sent. */
export async function findMandate(db: DbOrTx, id: string) {
  const row = await db
    .selectFrom('desk_mandate as m')
    .innerJoin('organization as o', 'o.id', 'm.organization_id')
    .selectAll('m')
    .select(['o.name', 'o.slug', 'o.original_lang as lang', 'o.visibility'])
    .where('m.id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const copies = await db
    .selectFrom('desk_copy')
    .select(['id', 'address', 'asked_at as askedAt', 'sent_at as sentAt'])
    .where('mandate_id', '=', id)
    .orderBy('asked_at')
    .execute()
  return { ...row, copies, territories: await territoriesOf(db, [row.organization_id]) }
}
export type FoundMandate = NonNullable<Awaited<ReturnType<typeof findMandate>>>
