import { timingSafeEqual } from 'node:crypto'
import { audit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import { enqueue } from '../../platform/jobs/emit.ts'
import { grantRole } from '../accounts/api.ts'
import { putWaiting, settleWaiting } from '../board/api.ts'
import { doubtOf } from '../editing/api.ts'
import { codeHash } from './code.ts'
import { kindOf } from './kinds.ts'
import { findRequest, listOwners, listPeople, lockOrganization, territoriesOf } from './request-queries.ts'
import type { Way } from './tables.ts'

/** Who asks, when. */
export interface Asking {
  by: { id: string; name: string }
  now: Date
}

/** Requests somebody can make in a day, and codes that one organisation's mailbox gets in a day. */
const ASKED_A_DAY = 5
const CODES_A_DAY = 3
const DAY = 86_400_000

/** Days that the owners there are have to answer; then the staff decides. */
const OWNERS_DAYS = 10

/** A request to look after a record that is there. */
export interface Claim extends Asking {
  organizationId: string
  way: Exclude<Way, 'registration'>
  note: string | undefined
}

/** Takes a claim, tells the owners there are, and returns its id, or that of the one already open; or says why not. */
export async function openClaim(
  tx: Tx,
  asked: Claim,
): Promise<{ id: string } | { refused: 'gone' | 'member' | 'too_many' }> {
  const { organizationId, way, note, by, now } = asked
  if (!(await lockOrganization(tx, organizationId))) return { refused: 'gone' }
  const people = await listPeople(tx, organizationId, now)
  if (people.some(({ id }) => id === by.id)) return { refused: 'member' }
  const since = new Date(now.getTime() - DAY)
  const recent = await tx
    .selectFrom('membership_request')
    .select(['id', 'organization_id', 'account_id', 'way', 'state'])
    .where((on) => on.or([on('organization_id', '=', organizationId), on('account_id', '=', by.id)]))
    .where((on) => on.or([on('created_at', '>', since), on('state', 'in', ['code', 'waiting'])]))
    .execute()
  const open = recent.find(
    (one) =>
      one.account_id === by.id &&
      one.organization_id === organizationId &&
      (one.state === 'code' || one.state === 'waiting'),
  )
  if (open) return { id: open.id }
  if (recent.filter((one) => one.account_id === by.id).length >= ASKED_A_DAY) return { refused: 'too_many' }
  const owners = people.filter(({ role }) => role === 'organization_owner')
  const ownersUntil = owners.length > 0 ? new Date(now.getTime() + OWNERS_DAYS * DAY) : null
  const id = await insertRequest(tx, { organizationId, way, note: note ?? null, ownersUntil, by, now })
  const codes = recent.filter((one) => one.organization_id === organizationId && one.way === 'code')
  // Whoever asks learns nothing of it: the answer is the same.
  if (way === 'code' && codes.length < CODES_A_DAY)
    await enqueue(tx, 'members.mail', { letter: 'code', requestId: id })
  // The letter is printed by the staff, whoever answers first.
  if (way === 'letter' || (way === 'document' && !ownersUntil)) await wait(tx, id, now)
  for (const owner of owners)
    await enqueue(tx, 'members.mail', { letter: 'claimed', requestId: id, accountId: owner.id })
  return { id }
}

/** Writes a request down, with a line in the log. */
export async function insertRequest(
  tx: Tx,
  {
    organizationId,
    way,
    note,
    ownersUntil = null,
    by,
    now,
  }: Asking & { organizationId: string; way: Way; note: string | null; ownersUntil?: Date | null },
): Promise<string> {
  const id = newId(now)
  await tx
    .insertInto('membership_request')
    .values({
      ...{ id, organization_id: organizationId, account_id: by.id, way, note, created_at: now },
      state: way === 'code' || way === 'letter' ? 'code' : 'waiting',
      ...{ proven_at: null, code_hash: null, code_expires_at: null, objection: null, objected_by: null },
      ...{ reason: null, decided_by: null, decided_name: null, decided_at: null, grant_id: null },
      ...{ owners_until: ownersUntil, objected_by_id: null },
    })
    .execute()
  const subject = { subject: 'organization', subjectId: organizationId, at: now }
  await audit(tx, { actor: by, action: `members.asked_${way}`, ...subject, after: { requestId: id } })
  return id
}

/** Puts a request in the staff's queue. */
export async function wait(tx: Tx, id: string, since: Date): Promise<void> {
  const request = await findRequest(tx, id)
  if (!request) return
  await putWaiting(tx, {
    kind: kindOf(request.way),
    id,
    title: request.name,
    lang: request.lang as 'it',
    organizationId: request.organization_id,
    territories: await territoriesOf(tx, request.organization_id),
    submittedBy: { id: request.account_id, name: request.personName },
    since,
    doubtful: (await doubtOf(tx, request.name, request.organization_id)) !== undefined,
  })
}

/** What came of typing a code. */
export type Typed = { granted: true } | { waiting: true } | { wrong: number } | { over: true }

/**
 * Checks a code: each try counts before it is looked at, and at most five do. Without owners the record is theirs;
 * where there are some, they or the staff decide, so that of two who prove it at once one is the owner.
 */
export async function typeCode(
  tx: Tx,
  { requestId, typed, by, now }: Asking & { requestId: string; typed: string },
): Promise<Typed> {
  const request = await tx
    .updateTable('membership_request')
    .set(({ eb }) => ({ tries: eb('tries', '+', 1) }))
    .where('id', '=', requestId)
    .where('account_id', '=', by.id)
    .where('state', '=', 'code')
    .where('tries', '<', 5)
    .where('code_expires_at', '>', now)
    .returning(['organization_id as organizationId', 'code_hash as hash', 'tries', 'way'])
    .returning('owners_until as ownersUntil')
    .executeTakeFirst()
  if (!request?.hash) return { over: true }
  if (!timingSafeEqual(request.hash, codeHash(requestId, typed))) return { wrong: 5 - request.tries }
  const { organizationId } = request
  if (!(await lockOrganization(tx, organizationId))) return { over: true }
  const proven = { proven_at: now, code_hash: null, code_expires_at: null }
  if ((await listOwners(tx, organizationId, now)).length > 0) {
    await set(tx, requestId, { ...proven, state: 'waiting' })
    // While the owners have time to answer, it is their turn.
    if (!request.ownersUntil || request.ownersUntil <= now) await wait(tx, requestId, now)
    return { waiting: true }
  }
  const why = request.way === 'letter' ? 'code by letter' : 'code by mail'
  const held = { role: 'organization_owner' as const, organizationId }
  const grant = await grantRole(tx, by.id, held, { by, now, why })
  await set(tx, requestId, { ...proven, state: 'granted', grant_id: grant })
  await settleWaiting(tx, { kind: kindOf(request.way), id: requestId, by: by.name, at: now })
  await enqueue(tx, 'members.mail', { letter: 'granted', requestId })
  return { granted: true }
}

const set = (tx: Tx, id: string, values: object) =>
  tx.updateTable('membership_request').set(values).where('id', '=', id).execute()

/** Takes a request back; false when it is not open, or another's. */
export async function withdraw(
  tx: Tx,
  { requestId, by, now }: Asking & { requestId: string },
): Promise<boolean> {
  const row = await tx
    .updateTable('membership_request')
    .set({ state: 'withdrawn', code_hash: null })
    .where('id', '=', requestId)
    .where('account_id', '=', by.id)
    .where('way', '<>', 'registration')
    .where('state', 'in', ['code', 'waiting'])
    .returning('way')
    .executeTakeFirst()
  if (row) await settleWaiting(tx, { kind: kindOf(row.way), id: requestId, by: by.name, at: now })
  return row !== undefined
}

/** What somebody asked for and needs no more: they have access now, or their account is gone. */
export async function settleRequests(
  tx: Tx,
  { organizationId, accountId, by, now }: Asking & { organizationId?: string; accountId: string },
): Promise<void> {
  const rows = await tx
    .updateTable('membership_request')
    .set({ state: 'withdrawn', code_hash: null })
    .where('account_id', '=', accountId)
    .$if(organizationId !== undefined, (query) => query.where('organization_id', '=', organizationId ?? ''))
    .where('state', 'in', ['code', 'waiting'])
    .returning(['id', 'way'])
    .execute()
  for (const { id, way } of rows) await settleWaiting(tx, { kind: kindOf(way), id, by: by.name, at: now })
}
