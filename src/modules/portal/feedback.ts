import { sql } from 'kysely'
import { z } from 'zod'
import type { Db, DbOrTx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import { DISLIKED, isPositive, LIKED } from '../../platform/ui/FeedbackFollowUp.tsx'

/** Minutes in which the second question can be answered. */
const FOLLOW_UP_MINUTES = 60

/** The first question: how clear, from 1 to 5 stars, and of which page. */
export const Rating = z.object({
  rating: z.coerce.number().int().min(1).max(5),
  page: z
    .string()
    .max(300)
    .regex(/^\/[^\s\\]*$/)
    .refine((path) => !path.startsWith('//')),
})

/** The second question; both answers may be left out. */
export const FollowUp = z.object({
  reason: z.enum([...LIKED, ...DISLIKED]).optional(),
  details: z.string().trim().max(2000).optional(),
})

/** Keeps one vote and tells its id. */
export async function rate(
  db: DbOrTx,
  { page, rating, lang, now }: z.infer<typeof Rating> & { lang: string; now: Date },
): Promise<string> {
  const id = newId(now)
  await db
    .insertInto('page_feedback')
    .values({ id, page, rating, lang, reason: null, details: null, created_at: now })
    .execute()
  return id
}

/** A vote whose second question is still open. */
export const findOpenVote = (db: DbOrTx, id: string, now: Date) =>
  db
    .selectFrom('page_feedback')
    .select(['id', 'page', 'rating'])
    .where('id', '=', id)
    .where('reason', 'is', null)
    .where('details', 'is', null)
    .where('created_at', '>', new Date(now.getTime() - FOLLOW_UP_MINUTES * 60_000))
    .executeTakeFirst()

/** Adds the second answer to a vote; an answer of the other kind is left out. */
export async function explain(
  db: Db,
  vote: { id: string; rating: number },
  { reason, details }: z.infer<typeof FollowUp>,
): Promise<void> {
  const offered: readonly string[] = isPositive(vote.rating) ? LIKED : DISLIKED
  await db
    .updateTable('page_feedback')
    .set({ reason: reason && offered.includes(reason) ? reason : null, details: details || null })
    .where('id', '=', vote.id)
    .where('reason', 'is', null)
    .where('details', 'is', null)
    .execute()
}

/** Votes of each page in a span of days, those with most votes first; positive is 4 or 5. */
export const listSatisfaction = (db: DbOrTx, since: Date) =>
  db
    .selectFrom('page_feedback')
    .where('created_at', '>=', since)
    .groupBy('page')
    .select('page')
    .select(({ fn }) => fn.countAll<number>().as('votes'))
    .select(sql<number>`count(*) filter (where rating >= 4)`.as('positive'))
    .select(sql<number>`avg(rating)::float8`.as('mean'))
    .orderBy('votes', 'desc')
    .orderBy('page')
    .limit(200)
    .execute()

/** The latest words people left. */
export const listComments = (db: DbOrTx, since: Date) =>
  db
    .selectFrom('page_feedback')
    .select(['page', 'lang', 'rating', 'details', 'created_at'])
    .where('created_at', '>=', since)
    .where('details', 'is not', null)
    .orderBy('created_at', 'desc')
    .limit(100)
    .execute()
