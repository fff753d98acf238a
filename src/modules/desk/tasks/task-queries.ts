import { sql } from 'kysely'
import type { DbOrTx } from '../../../platform/db/database.ts'
import { dayOf } from '../contacts/contacts-csv.ts'

/** Whose reminders, in which territories, and what day it is. */
export interface Whose {
  accountId: string
  scope: readonly string[] | undefined
  today: Date
}

/** Reminders not done yet, theirs or of whoever comes first. */
export const open = (db: DbOrTx, { accountId, scope }: Whose) =>
  db
    .selectFrom('desk_contact as c')
    .where('c.removed_at', 'is', null)
    .where('c.follow_up_on', 'is not', null)
    .where('c.followed_at', 'is', null)
    .where((on) =>
      on.or([
        on('c.follow_up_by', '=', accountId),
        on.and([
          on('c.follow_up_by', 'is', null),
          ...(scope ? [sql<boolean>`c.territories && ${[...scope]}::text[]`] : []),
        ]),
      ]),
    )

/** How many of them are due today or were due before. */
export async function countDue(db: DbOrTx, whose: Whose): Promise<number> {
  const { due } = await open(db, whose)
    .where('c.follow_up_on', '<=', dayOf(whose.today))
    .select(({ fn }) => fn.countAll<number>().as('due'))
    .executeTakeFirstOrThrow()
  return Number(due)
}

/** Days for which what was done can still be taken back on the page. */
const RECENT_DAYS = 7

const COLUMNS = [
  'c.id',
  'c.at',
  'c.channel',
  'c.who',
  'c.topics',
  'c.words',
  'c.question',
  'c.note',
  'c.follow_up_on as on',
  'c.follow_up_by as by',
  'c.followed_at as doneAt',
  'c.followed_name as doneBy',
  'a.name as byName',
] as const

/** Reminders to do, the most urgent first, and those done in the last days. */
export async function listTasks(db: DbOrTx, whose: Whose) {
  const since = new Date(whose.today.getTime() - RECENT_DAYS * 86_400_000)
  const [todo, done] = await Promise.all([
    open(db, whose)
      .leftJoin('account as a', 'a.id', 'c.follow_up_by')
      .select(COLUMNS)
      .orderBy('c.follow_up_on')
      .orderBy('c.id')
      .limit(200)
      .execute(),
    db
      .selectFrom('desk_contact as c')
      .leftJoin('account as a', 'a.id', 'c.follow_up_by')
      .select(COLUMNS)
      .where('c.removed_at', 'is', null)
      .where('c.followed_at', '>', since)
      .$if(whose.scope !== undefined, (query) =>
        query.where(sql<boolean>`c.territories && ${[...(whose.scope ?? [])]}::text[]`),
      )
      .orderBy('c.followed_at', 'desc')
      .limit(50)
      .execute(),
  ])
  return { todo, done }
}
export type Task = Awaited<ReturnType<typeof listTasks>>['todo'][number]
