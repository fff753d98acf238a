import { sql } from 'kysely'
import type { DbOrTx } from '../../../platform/db/database.ts'
import type { Role } from '../../../platform/http/actor.ts'

/** People on one page. */
export const PEOPLE_PAGE = 50

/** Which people are asked for; an empty filter is none. */
export interface PeopleFilter {
  words: string
  role: Role | ''
  state: 'active' | 'suspended' | ''
  page: number
  now: Date
}

/** People with an account, by name, with the roles they hold now. */
export async function listPeople(db: DbOrTx, { words, role, state, page, now }: PeopleFilter) {
  const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`
  const matching = db
    .selectFrom('account')
    .where('account.state', '<>', 'removed')
    .$if(state !== '', (query) => query.where('account.state', '=', state || 'active'))
    .$if(words !== '', (query) =>
      query.where((on) =>
        on.or([on('name', 'ilike', like), on('user_id', 'ilike', like), on('email', 'ilike', like)]),
      ),
    )
    .$if(role !== '', (query) =>
      query.where(
        sql<boolean>`exists (select from role_grant g where g.account_id = account.id and g.role = ${role}
          and g.valid_from <= ${now} and (g.valid_to is null or g.valid_to > ${now}))`,
      ),
    )
  const roles = sql<string[]>`array(select distinct g.role from role_grant g where g.account_id = account.id
    and g.valid_from <= ${now} and (g.valid_to is null or g.valid_to > ${now}) order by g.role)`
  const people = await matching
    .select(['account.id', 'account.name', 'account.email', 'account.state', roles.as('roles')])
    .orderBy(sql`lower(account.name)`)
    .orderBy('account.id')
    .limit(PEOPLE_PAGE)
    .offset((page - 1) * PEOPLE_PAGE)
    .execute()
  const { total } = await matching
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return { people, total }
}
export type ListedPerson = Awaited<ReturnType<typeof listPeople>>['people'][number]

/**
 * Others who give roles everywhere, with an account that may enter. Their rows stay locked until the transaction ends,
 * so that of two who leave at once one is told to stay.
 */
export async function countOtherAdmins(
  tx: DbOrTx,
  { except, now }: { except: string; now: Date },
): Promise<number> {
  const rows = await tx
    .selectFrom('role_grant')
    .innerJoin('account', 'account.id', 'role_grant.account_id')
    .select(['role_grant.account_id'])
    .where('role', '=', 'territory_admin')
    .where('territory', 'is', null)
    .where('valid_from', '<=', now)
    .where('valid_to', 'is', null)
    .where('account.state', '=', 'active')
    .orderBy('role_grant.id')
    .forUpdate()
    .execute()
  return rows.filter(({ account_id: id }) => id !== except).length
}
