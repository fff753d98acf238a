import type { DbOrTx, Tx } from '../../platform/db/database.ts'
import { provinceRegions } from '../territory/api.ts'

const withNames = (db: DbOrTx) =>
  db
    .selectFrom('membership_request as r')
    .innerJoin('organization as o', 'o.id', 'r.organization_id')
    .innerJoin('account as a', 'a.id', 'r.account_id')
    .selectAll('r')
    .select(['o.name', 'o.slug', 'o.original_lang as lang', 'o.visibility'])
    .select(['a.name as personName', 'a.email as personEmail'])

/** One request with the names of the organisation and of who asks. */
export const findRequest = (db: DbOrTx, id: string) => withNames(db).where('r.id', '=', id).executeTakeFirst()
export type Request = NonNullable<Awaited<ReturnType<typeof findRequest>>>

/** What somebody asked for and is not settled, or came back. */
export const listMyRequests = (db: DbOrTx, accountId: string) =>
  withNames(db)
    .where('r.account_id', '=', accountId)
    .where('r.state', 'in', ['code', 'waiting', 'returned'])
    .orderBy('r.created_at', 'desc')
    .limit(20)
    .execute()

/** The latest that was asked about an organisation, settled or not. */
export const listRequestsOf = (db: DbOrTx, organizationId: string) =>
  withNames(db)
    .where('r.organization_id', '=', organizationId)
    .where('r.state', '<>', 'withdrawn')
    .orderBy('r.created_at', 'desc')
    .limit(20)
    .execute()

/** The request as it is, kept from changing until the transaction ends. */
export const lockRequest = (tx: Tx, id: string) =>
  tx.selectFrom('membership_request').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

/** Keeps everybody else from changing who looks after an organisation until the transaction ends. */
export async function lockOrganization(tx: Tx, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('organization')
    .select('id')
    .where('id', '=', id)
    .where('merged_into_id', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row !== undefined
}

/** Who looks after an organisation now, owners first; suspended accounts cannot, and do not count. */
export const listPeople = (db: DbOrTx, organizationId: string, now: Date) =>
  db
    .selectFrom('role_grant as g')
    .innerJoin('account as a', 'a.id', 'g.account_id')
    .select(['g.id as grantId', 'g.role', 'g.valid_from as since', 'g.valid_to as until'])
    .select(['a.id', 'a.name', 'a.email', 'a.lang'])
    .where('g.organization_id', '=', organizationId)
    .where('g.role', 'in', ['organization_owner', 'organization_editor'])
    .where('a.state', '=', 'active')
    // Not by its beginning: of two at once, the second to get the lock may have asked before the first's grant began.
    .where((on) => on.or([on('g.valid_to', 'is', null), on('g.valid_to', '>', now)]))
    .orderBy('g.role', 'desc')
    .orderBy('a.name')
    .execute()
export type Member = Awaited<ReturnType<typeof listPeople>>[number]

/** Those of them who decide who else does. */
export const listOwners = async (db: DbOrTx, organizationId: string, now: Date): Promise<Member[]> =>
  (await listPeople(db, organizationId, now)).filter(({ role }) => role === 'organization_owner')

/** ISTAT codes of the municipality, province and region of an organisation's seat. */
export async function territoriesOf(db: DbOrTx, organizationId: string): Promise<string[]> {
  const seat = await db
    .selectFrom('location')
    .select('istat_code')
    .where('organization_id', '=', organizationId)
    .where('is_seat', '=', true)
    .executeTakeFirst()
  const istat = seat?.istat_code
  if (!istat) return []
  const region = (await provinceRegions(db)).get(istat.slice(0, 3))
  return [istat, istat.slice(0, 3), ...(region ? [region] : [])]
}
