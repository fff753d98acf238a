import { sql } from 'kysely'
import type { DbOrTx, Tx } from '../../platform/db/database.ts'
import { newToken, tokenHash } from '../../platform/session/tokens.ts'

/** Days for which a link can be used. */
export const LINK_DAYS = 60
/** Days until the next step after each mail: three reminders, each later, then the desk calls. */
export const WAIT_DAYS = [14, 30, 60, 14] as const

const DAY = 86_400_000

/** A mail that is to leave; nobody else sends it. */
export interface Claimed {
  campaignId: string
  organizationId: string
  round: number
  token: string
}

/**
 * Takes the next mail that is due. Its row is committed before the mail leaves: whoever is killed in between leaves
 * at most this one unsent, until its reminder, and nothing is ever sent twice.
 */
export function claimNext(tx: Tx, now: Date): Promise<Claimed | 'passed' | undefined> {
  return nextDue(tx, now).then(async (due) => {
    if (!due) return undefined
    const key = { campaign_id: due.campaign_id, organization_id: due.organization_id }
    const round = due.round + 1
    const wait = WAIT_DAYS[due.round]
    if (due.confirmed || wait === undefined) {
      await setTarget(tx, key, { state: due.confirmed ? 'done' : 'call' })
      return 'passed'
    }
    const token = newToken()
    await tx
      .insertInto('freshness_letter')
      .values({
        ...key,
        round,
        token_hash: tokenHash(token),
        claimed_at: now,
        sent_at: null,
        failed: null,
        expires_at: new Date(now.getTime() + LINK_DAYS * DAY),
        used_at: null,
      })
      .execute()
    await setTarget(tx, key, { round, next_at: new Date(now.getTime() + wait * DAY) })
    return { campaignId: due.campaign_id, organizationId: due.organization_id, round, token }
  })
}

interface Key {
  campaign_id: string
  organization_id: string
}

/** Writes how far one organisation is in a campaign. */
export const setTarget = (
  tx: DbOrTx,
  key: Key,
  set: { state?: 'ask' | 'call' | 'done'; round?: number; next_at?: Date },
) =>
  tx
    .updateTable('freshness_target')
    .set(set)
    .where('campaign_id', '=', key.campaign_id)
    .where('organization_id', '=', key.organization_id)
    .execute()

const nextDue = (tx: Tx, now: Date) =>
  tx
    .selectFrom('freshness_target as t')
    .innerJoin('freshness_campaign as c', 'c.id', 't.campaign_id')
    .innerJoin('organization as o', 'o.id', 't.organization_id')
    .select(['t.campaign_id', 't.organization_id', 't.round'])
    .select(
      sql<boolean>`o.verified_at >= c.started_at or o.visibility <> 'public' or o.merged_into_id is not null`.as(
        'confirmed',
      ),
    )
    .where('c.state', '=', 'running')
    .where('t.state', '=', 'ask')
    .where('t.next_at', '<=', now)
    .orderBy('t.next_at')
    .orderBy('t.organization_id')
    .limit(1)
    .forUpdate(['t'])
    .skipLocked()
    .executeTakeFirst()

/** The link of a token while it can be used; looking, as programs that look into mail do, changes nothing. */
export const findLetter = (db: DbOrTx, token: string, now: Date) =>
  db
    .selectFrom('freshness_letter as l')
    .innerJoin('organization as o', 'o.id', 'l.organization_id')
    .select(['l.campaign_id', 'l.organization_id', 'o.name', 'o.original_lang as lang', 'o.slug'])
    .where('l.token_hash', '=', tokenHash(token))
    .where('l.used_at', 'is', null)
    .where('l.expires_at', '>', now)
    .where('o.merged_into_id', 'is', null)
    .executeTakeFirst()
export type OpenLetter = NonNullable<Awaited<ReturnType<typeof findLetter>>>

/** Uses up the link with all others of its organisation; of two who press at once, one gets it. */
export async function spendLetter(tx: Tx, token: string, now: Date): Promise<Key | undefined> {
  const spent = await tx
    .updateTable('freshness_letter')
    .set({ used_at: now })
    .where('token_hash', '=', tokenHash(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning(['campaign_id', 'organization_id'])
    .executeTakeFirst()
  if (spent)
    await tx
      .updateTable('freshness_letter')
      .set({ used_at: now })
      .where('organization_id', '=', spent.organization_id)
      .where('used_at', 'is', null)
      .execute()
  return spent
}
