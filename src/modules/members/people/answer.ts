import type { Db, DbOrTx, Tx } from '../../../platform/db/database.ts'
import { type Asking, wait } from '../claim.ts'
import { type DecideRefusal, decide, note } from '../decide.ts'
import { findRequest, listPeople, lockOrganization, lockRequest, type Request } from '../request-queries.ts'
import { isOwner, type MemberRole } from './rules.ts'

/** What an owner says to somebody who asks to look after the record with them. */
export interface Answer extends Asking {
  requestId: string
  say: { welcome: MemberRole } | { objection: string }
}

export type AnswerRefusal = DecideRefusal | 'not_owner' | 'no_objection'

/** An owner lets the person in, or objects with a reason and the editors decide; or says why not. */
export async function answer(tx: Tx, asked: Answer): Promise<AnswerRefusal | undefined> {
  const { requestId, say, by, now } = asked
  const found = await findRequest(tx, requestId)
  if (!found || !(await lockOrganization(tx, found.organization_id))) return 'gone'
  if (!isOwner(await listPeople(tx, found.organization_id, now), by.id)) return 'not_owner'
  const request = await lockRequest(tx, requestId)
  if (!request || !isOpenForOwners(request)) return 'decided'
  if ('welcome' in say)
    return decide(tx, { requestId, action: 'approve', reason: '', welcome: say.welcome, by, now })
  const reason = say.objection.trim()
  if (reason === '') return 'no_objection'
  await tx
    .updateTable('membership_request')
    .set({ objection: reason, objected_by: by.name, objected_by_id: by.id, owners_until: null })
    .where('id', '=', requestId)
    .execute()
  // With a code still to be typed there is nothing to decide yet.
  if (request.state === 'waiting') await wait(tx, requestId, now)
  await note(tx, { requestId, by, now, reason }, 'members.objected', {
    organizationId: request.organization_id,
    accountId: request.account_id,
  })
  return undefined
}

/** Whether owners can still say something: nobody decided, none of them objected. */
export const isOpenForOwners = ({ state, way, objection }: Pick<Request, 'state' | 'way' | 'objection'>) =>
  (state === 'waiting' || state === 'code') && way !== 'registration' && objection === null

/** Who asks to look after the organisations that somebody answers for, and waits for a word of theirs. */
export const listToAnswer = (db: DbOrTx, organizationIds: readonly string[]) =>
  organizationIds.length === 0
    ? []
    : db
        .selectFrom('membership_request as r')
        .innerJoin('account as a', 'a.id', 'r.account_id')
        .innerJoin('organization as o', 'o.id', 'r.organization_id')
        .select(['r.id', 'r.organization_id as organizationId', 'a.name as personName', 'o.name'])
        .select('o.original_lang as lang')
        .where('r.organization_id', 'in', [...organizationIds])
        .where('r.state', 'in', ['code', 'waiting'])
        .where('r.way', '<>', 'registration')
        .where('r.objection', 'is', null)
        .orderBy('r.created_at')
        .execute()
export type ToAnswer = Awaited<ReturnType<typeof listToAnswer>>[number]

/** What owners did not answer in time, or cannot any more because there are none, goes to the staff; each night. */
export async function passOn(db: Db, now: Date): Promise<void> {
  const asked = await db
    .selectFrom('membership_request')
    .select(['id', 'organization_id as organizationId', 'owners_until as until'])
    .where('state', '=', 'waiting')
    .where('owners_until', 'is not', null)
    .execute()
  for (const { id, organizationId, until } of asked) {
    const people = await listPeople(db, organizationId, now)
    const alone = !people.some(({ role }) => role === 'organization_owner')
    if (alone || (until && until <= now)) await db.transaction().execute((tx) => passOnOne(tx, id, now))
  }
}

async function passOnOne(tx: Tx, id: string, now: Date): Promise<void> {
  const row = await tx
    .updateTable('membership_request')
    .set({ owners_until: null })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .where('owners_until', 'is not', null)
    .returning('id')
    .executeTakeFirst()
  if (row) await wait(tx, id, now)
}
