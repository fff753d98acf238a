import { sql } from 'kysely'
import type { DbOrTx } from '../../platform/db/database.ts'

/** Accounts on one page of a list. */
export const ACCOUNTS_PAGE = 50

/** Accounts whose name, user id or e-mail has the words, by name; removed ones are not listed. */
export async function listAccounts(db: DbOrTx, { words = '', page = 1 }: { words?: string; page?: number }) {
  const like = `%${words.trim().replace(/[\\%_]/g, '\\$&')}%`
  const matching = db
    .selectFrom('account')
    .where('state', '<>', 'removed')
    .$if(words.trim() !== '', (query) =>
      query.where((on) =>
        on.or([on('name', 'ilike', like), on('user_id', 'ilike', like), on('email', 'ilike', like)]),
      ),
    )
  const accounts = await matching
    .select(['id', 'user_id as userId', 'email', 'name', 'lang', 'state', 'created_at as createdAt'])
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .limit(ACCOUNTS_PAGE)
    .offset((page - 1) * ACCOUNTS_PAGE)
    .execute()
  const { total } = await matching
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return { accounts, total }
}
