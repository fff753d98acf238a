import type { Services } from '../../../platform/cx.ts'
import type { DbOrTx, Tx } from '../../../platform/db/database.ts'
import type { Lang } from '../../../platform/i18n/languages.ts'
import { newId } from '../../../platform/ids.ts'
import { enqueue } from '../../../platform/jobs/emit.ts'
import { grantRole, withdrawInvitation } from '../../accounts/api.ts'
import { listPeople, lockOrganization } from '../request-queries.ts'
import type { HandOverTable } from '../tables.ts'
import { forgetEnds } from './give-back.ts'
import { type InviteRefusal, sendInvitation } from './invite.ts'
import { note } from './note.ts'
import { isOwner } from './rules.ts'
import { type Change, endAll, holdOnly, lockAsOwner } from './standing.ts'

/** To whom an owner hands over, and what they do then. */
export interface Offer extends Omit<Change, 'personId'> {
  to: { personId: string } | { email: string; lang: Lang }
  thenGiver: HandOverTable['then_giver']
}

export type OfferRefusal = InviteRefusal | 'open'

/** Asks somebody to answer for the organisation in the owner's place; nothing changes until they accept. */
export async function offer(
  services: Pick<Services, 'translate'>,
  tx: Tx,
  asked: Offer,
): Promise<OfferRefusal | undefined> {
  const { organizationId, to, thenGiver, by, now } = asked
  const people = await lockAsOwner(tx, asked)
  if (typeof people === 'string') return people
  if ((await listHandOvers(tx, organizationId)).some(({ giverId }) => giverId === by.id)) return 'open'
  const id = newId(now)
  const isColleague = 'personId' in to
  if (isColleague && (to.personId === by.id || !people.some((one) => one.id === to.personId)))
    return 'not_there'
  const invited = isColleague
    ? undefined
    : await sendInvitation(
        services,
        tx,
        { ...asked, ...to, role: 'organization_owner', handOverId: id },
        people,
      )
  if (typeof invited === 'string') return invited
  await tx
    .insertInto('hand_over')
    .values({
      ...{ id, organization_id: organizationId, giver_id: by.id, then_giver: thenGiver },
      taker_id: isColleague ? to.personId : null,
      invitation_id: invited?.id ?? null,
      ...{ state: 'open', created_at: now, settled_at: null },
    })
    .execute()
  await note(tx, asked, 'members.hand_over_offered', { handOver: id, thenGiver, ...(isColleague && to) })
  if (isColleague) await enqueue(tx, 'members.tell', { letter: 'offered', handOverId: id })
  return undefined
}

const withNames = (db: DbOrTx) =>
  db
    .selectFrom('hand_over as h')
    .innerJoin('account as g', 'g.id', 'h.giver_id')
    .leftJoin('account as t', 't.id', 'h.taker_id')
    .leftJoin('account_invitation as i', 'i.id', 'h.invitation_id')
    .select(['h.id', 'h.organization_id as organizationId', 'h.giver_id as giverId', 'h.taker_id as takerId'])
    .select(['h.then_giver as thenGiver', 'h.state', 'h.created_at as createdAt'])
    .select(['g.name as giverName', 't.name as takerName', 'i.email', 'i.expires_at as expiresAt'])

/** What is being handed over in an organisation. */
export const listHandOvers = (db: DbOrTx, organizationId: string) =>
  withNames(db)
    .where('h.organization_id', '=', organizationId)
    .where('h.state', '=', 'open')
    .orderBy('h.created_at')
    .execute()
export type HandOver = Awaited<ReturnType<typeof listHandOvers>>[number]

/** What somebody is asked to take over, in all organisations. */
export const listOffersTo = (db: DbOrTx, takerId: string) =>
  withNames(db)
    .innerJoin('organization as o', 'o.id', 'h.organization_id')
    .select(['o.name', 'o.original_lang as lang'])
    .where('h.taker_id', '=', takerId)
    .where('h.state', '=', 'open')
    .execute()
export type OfferToMe = Awaited<ReturnType<typeof listOffersTo>>[number]

/** One of them, settled or not. */
export const findHandOver = (db: DbOrTx, id: string) =>
  withNames(db).where('h.id', '=', id).executeTakeFirst()

type About = Omit<Change, 'personId' | 'organizationId'> & { handOverId: string }

/**
 * The responsibility passes: whoever accepts is the owner, and the giver leaves or goes on as editor. False when it is
 * over: taken back, or the giver had nothing to give any more.
 */
export async function acceptHandOver(tx: Tx, { handOverId, by, now }: About): Promise<boolean> {
  const found = await findHandOver(tx, handOverId)
  if (!found || !(await lockOrganization(tx, found.organizationId))) return false
  const { organizationId, giverId, takerId, thenGiver } = found
  if (giverId === by.id || (takerId !== null && takerId !== by.id)) return false
  if (!(await lockOpen(tx, handOverId))) return false
  const people = await listPeople(tx, organizationId, now)
  if (!isOwner(people, giverId)) return false
  const change = { organizationId, by, now }
  const why = 'responsibility handed over'
  await holdOnly(tx, people, { ...change, personId: by.id }, { role: 'organization_owner', why })
  await endAll(tx, people, { ...change, personId: giverId }, why)
  const held = { role: 'organization_editor', organizationId } as const
  if (thenGiver === 'edits') await grantRole(tx, giverId, held, { by, now, why })
  await forgetEnds(tx, { organizationId, personId: by.id })
  await settle(tx, handOverId, 'accepted', now, by.id)
  await note(tx, change, 'members.hand_over_accepted', { handOver: handOverId, giver: giverId })
  await enqueue(tx, 'members.tell', { letter: 'taken', handOverId })
  return true
}

/** Whoever was asked does not want to; the giver is told. */
export async function decline(tx: Tx, { handOverId, by, now }: About): Promise<boolean> {
  const row = await lockOpen(tx, handOverId)
  if (row?.taker_id !== by.id) return false
  await settle(tx, handOverId, 'declined', now)
  await note(tx, { organizationId: row.organization_id, by, now }, 'members.hand_over_declined', {
    handOver: handOverId,
  })
  await enqueue(tx, 'members.tell', { letter: 'declined', handOverId })
  return true
}

/** The giver thinks better of it. */
export async function takeOfferBack(tx: Tx, { handOverId, by, now }: About): Promise<boolean> {
  const row = await lockOpen(tx, handOverId)
  if (row?.giver_id !== by.id) return false
  await drop(tx, row, now)
  await note(tx, { organizationId: row.organization_id, by, now }, 'members.hand_over_withdrawn', {
    handOver: handOverId,
  })
  return true
}

/** Whoever is no owner any more has nothing to hand over, whoever is gone takes nothing: for one organisation, or all. */
export async function withdrawHandOvers(
  tx: Tx,
  { organizationId, personId, now }: { organizationId?: string; personId: string; now: Date },
): Promise<void> {
  const rows = await tx
    .selectFrom('hand_over')
    .selectAll()
    .where('state', '=', 'open')
    .where((on) => on.or([on('giver_id', '=', personId), on('taker_id', '=', personId)]))
    .$if(organizationId !== undefined, (query) => query.where('organization_id', '=', organizationId ?? ''))
    .forUpdate()
    .execute()
  for (const row of rows) await drop(tx, row, now)
}

const lockOpen = (tx: Tx, id: string) =>
  tx
    .selectFrom('hand_over')
    .selectAll()
    .where('id', '=', id)
    .where('state', '=', 'open')
    .forUpdate()
    .executeTakeFirst()

async function drop(tx: Tx, row: Pick<HandOverTable, 'id' | 'invitation_id'>, now: Date): Promise<void> {
  await settle(tx, row.id, 'withdrawn', now)
  if (row.invitation_id) await withdrawInvitation(tx, row.invitation_id)
}

const settle = (tx: Tx, id: string, state: HandOverTable['state'], now: Date, takerId?: string) =>
  tx
    .updateTable('hand_over')
    .set({ state, settled_at: now, ...(takerId && { taker_id: takerId }) })
    .where('id', '=', id)
    .execute()
