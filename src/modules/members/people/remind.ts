import { sql } from 'kysely'
import type { Db } from '../../../platform/db/database.ts'
import { enqueue } from '../../../platform/jobs/emit.ts'
import { remindOnce } from '../../accounts/api.ts'
import { listOwners } from '../request-queries.ts'

/** Days before the end at which whoever can do something about it is told. */
const DAYS = { invitation: 2, answer: 3 } as const

const within = (now: Date, days: number) => new Date(now.getTime() + days * 86_400_000)

/** Each morning: what is about to end is told, once, to the owners who can do something about it. */
export async function remindOwners(db: Db, now: Date): Promise<void> {
  for (const { id, until, organizationId, personId } of await endingInvitations(db, now)) {
    const owners = await listOwners(db, organizationId, now)
    if (owners.some((one) => one.id === personId)) await tellOnce(db, 'invitation_ends', id, personId, until)
  }
  for (const { id, until, organizationId } of await endingRequests(db, now))
    for (const owner of await listOwners(db, organizationId, now))
      await tellOnce(db, 'answer_ends', id, owner.id, until)
}

const tellOnce = (
  db: Db,
  letter: 'invitation_ends' | 'answer_ends',
  subjectId: string,
  personId: string,
  until: Date,
): Promise<void> =>
  db.transaction().execute(async (tx) => {
    if (await remindOnce(tx, { subjectId, accountId: personId, until }))
      await enqueue(tx, 'members.remind_mail', { letter, subjectId, personId })
  })

/** Invitations nobody accepted, with who sent them. */
const endingInvitations = (db: Db, now: Date) =>
  db
    .selectFrom('account_invitation')
    .select(['id', 'expires_at as until'])
    .select(sql<string>`purpose ->> 'organizationId'`.as('organizationId'))
    .select(sql<string>`purpose #>> '{invitedBy,id}'`.as('personId'))
    .where(sql<boolean>`purpose ->> 'organizationId' is not null`)
    .where('accepted_at', 'is', null)
    .where('expires_at', '>', now)
    .where('expires_at', '<=', within(now, DAYS.invitation))
    .execute()

/** Requests that wait for a word of the owners. */
const endingRequests = (db: Db, now: Date) =>
  db
    .selectFrom('membership_request')
    .select(['id', 'organization_id as organizationId'])
    .select(sql<Date>`owners_until`.as('until'))
    .where('state', 'in', ['code', 'waiting'])
    .where('objection', 'is', null)
    .where('owners_until', '>', now)
    .where('owners_until', '<=', within(now, DAYS.answer))
    .execute()
