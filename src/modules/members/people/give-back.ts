import type { DbOrTx, Tx } from '../../../platform/db/database.ts'
import { grantRole } from '../../accounts/api.ts'
import { listPeople, lockOrganization } from '../request-queries.ts'
import { tell } from './note.ts'
import type { MemberRole, PeopleRefusal } from './rules.ts'
import { type Change, lockAsOwner } from './standing.ts'

/** Days in which an access that was ended can be given back. */
export const GIVE_BACK_DAYS = 30

const since = (now: Date) => new Date(now.getTime() - GIVE_BACK_DAYS * 86_400_000)

/** Accesses ended lately by somebody else, the latest first. */
export const listEnded = (db: DbOrTx, organizationId: string, now: Date) =>
  db
    .selectFrom('access_end as e')
    .innerJoin('account as a', 'a.id', 'e.account_id')
    .innerJoin('role_grant as g', 'g.id', 'e.grant_id')
    .select(['e.grant_id as grantId', 'e.account_id as personId', 'e.by_whom as byWhom'])
    .select(['e.ended_name as endedName', 'e.ended_at as endedAt', 'a.name', 'g.role'])
    .where('e.organization_id', '=', organizationId)
    .where('e.ended_at', '>', since(now))
    .where('a.state', '=', 'active')
    .orderBy('e.ended_at', 'desc')
    .execute()
export type Ended = Awaited<ReturnType<typeof listEnded>>[number]

/** Gives an access back as it was: owners what owners ended, the staff anything. */
export async function giveBack(
  tx: Tx,
  { byWhom, ...change }: Change & { byWhom: 'owner' | 'staff' },
): Promise<PeopleRefusal | undefined> {
  const { organizationId, personId, by, now } = change
  if (personId === by.id) return 'own'
  const asked =
    byWhom === 'owner' ? await lockAsOwner(tx, change) : await lockOrganization(tx, organizationId)
  if (typeof asked === 'string') return asked
  if (!asked) return 'gone'
  const people = await listPeople(tx, organizationId, now)
  if (people.some(({ id }) => id === personId)) return 'back'
  const ended = (await listEnded(tx, organizationId, now)).find((one) => one.personId === personId)
  if (!ended || (byWhom === 'owner' && ended.byWhom === 'staff')) return 'too_late'
  const role = ended.role as MemberRole
  await grantRole(tx, personId, { role, organizationId }, { by, now, why: 'given back' })
  await forgetEnds(tx, { organizationId, personId })
  await tell(tx, { letter: 'restored', organizationId, personId, by: by.name, role })
  return undefined
}

/** Whoever has access again, however that came, needs none given back. */
export const forgetEnds = (
  tx: Tx,
  { organizationId, personId }: Pick<Change, 'organizationId' | 'personId'>,
) =>
  tx
    .deleteFrom('access_end')
    .where('organization_id', '=', organizationId)
    .where('account_id', '=', personId)
    .execute()

/** Forgets what can no longer be given back, each night. */
export const forgetOldEnds = async (db: DbOrTx, now: Date): Promise<void> => {
  await db.deleteFrom('access_end').where('ended_at', '<=', since(now)).execute()
}
