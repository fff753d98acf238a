import { sql } from 'kysely'
import { z } from 'zod'
import type { Services } from '../../../platform/cx.ts'
import type { DbOrTx, Tx } from '../../../platform/db/database.ts'
import type { Lang } from '../../../platform/i18n/languages.ts'
import { oneLine } from '../../../platform/mail/letter.ts'
import { findAccountByEmail, inviteAccount, renewInvitation, withdrawInvitation } from '../../accounts/api.ts'
import type { Member } from '../request-queries.ts'
import { note } from './note.ts'
import { MEMBER_ROLES, type MemberRole, type PeopleRefusal } from './rules.ts'
import { type Change, lockAsOwner } from './standing.ts'

/** What an invitation of this module promises. */
export const Purpose = z.object({
  organizationId: z.string(),
  memberRole: z.enum(MEMBER_ROLES),
  invitedBy: z.object({ id: z.string(), name: z.string() }),
  /** Whoever accepts answers for the organisation in somebody's place. */
  handOverId: z.string().optional(),
})
export type Purpose = z.infer<typeof Purpose>

export type InviteRefusal = PeopleRefusal | 'too_many' | 'invited' | 'member'

/** Invitations that an organisation can send in a day. */
const INVITED_A_DAY = 10

const ofOrganization = (db: DbOrTx, organizationId: string) =>
  db.selectFrom('account_invitation').where(sql<boolean>`purpose ->> 'organizationId' = ${organizationId}`)

/** Invitations of an organisation that nobody accepted yet, the latest first; those over too, until forgotten. */
export const listInvitations = (db: DbOrTx, organizationId: string) =>
  ofOrganization(db, organizationId)
    .select(['id', 'email', 'created_at as createdAt', 'expires_at as expiresAt'])
    .select(sql<string>`purpose ->> 'memberRole'`.as('role'))
    .where('accepted_at', 'is', null)
    .where(sql<boolean>`purpose ->> 'handOverId' is null`)
    .orderBy('created_at', 'desc')
    .execute()
/** An invitation that nobody accepted yet, with the name of the organisation. */
export const findInvited = (db: DbOrTx, id: string) =>
  db
    .selectFrom('account_invitation as i')
    .innerJoin('organization as o', (join) =>
      join.on(sql<boolean>`o.id = (i.purpose ->> 'organizationId')::uuid`),
    )
    .select(['i.email', 'i.expires_at as until', 'o.id as organizationId', 'o.name'])
    .where('i.id', '=', id)
    .where('i.accepted_at', 'is', null)
    .executeTakeFirst()

export type Invited = Awaited<ReturnType<typeof listInvitations>>[number]

/** Whom an owner invites, to be what. */
export interface Inviting extends Omit<Change, 'personId'> {
  email: string
  lang: Lang
  role: MemberRole
}

/** Invites a colleague by mail; the role is theirs once they accept. */
export async function inviteColleague(
  services: Pick<Services, 'translate'>,
  tx: Tx,
  asked: Inviting,
): Promise<InviteRefusal | undefined> {
  const people = await lockAsOwner(tx, asked)
  if (typeof people === 'string') return people
  const sent = await sendInvitation(services, tx, asked, people)
  return typeof sent === 'string' ? sent : undefined
}

/** Sends it when it may be sent; for whoever holds the lock of the organisation. */
export async function sendInvitation(
  { translate }: Pick<Services, 'translate'>,
  tx: Tx,
  { organizationId, email, lang, role, by, now, handOverId }: Inviting & { handOverId?: string },
  people: readonly Member[],
): Promise<{ id: string } | 'too_many' | 'invited' | 'member' | 'gone'> {
  const known = await findAccountByEmail(tx, email)
  if (people.some(({ id }) => id === known?.id)) return 'member'
  const sent = await ofOrganization(tx, organizationId)
    .select(['email', 'accepted_at as acceptedAt', 'created_at as createdAt'])
    .execute()
  if (sent.some((one) => !one.acceptedAt && one.email.toLowerCase() === email.toLowerCase())) return 'invited'
  const day = now.getTime() - 86_400_000
  if (sent.filter(({ createdAt }) => createdAt.getTime() > day).length >= INVITED_A_DAY) return 'too_many'
  const organization = await tx
    .selectFrom('organization')
    .select('name')
    .where('id', '=', organizationId)
    .executeTakeFirst()
  if (!organization) return 'gone'
  const t = translate[lang]
  const name = oneLine(organization.name)
  const reason = handOverId
    ? t('members.invite_reason_hand_over', { name })
    : t(`members.invite_reason_${role}`, { name })
  const purpose: Purpose = {
    organizationId,
    memberRole: role,
    invitedBy: by,
    ...(handOverId && { handOverId }),
  }
  const invitation = { email, lang, invitedBy: by.name, reason: reason.slice(0, 500), purpose }
  const id = await inviteAccount(tx, invitation, now)
  await note(tx, { organizationId, by, now }, 'members.invited', { invitation: id, role })
  return { id }
}

/** An open invitation of this organisation; another's is not there. */
const findOne = (tx: Tx, organizationId: string, invitationId: string) =>
  ofOrganization(tx, organizationId)
    .select('id')
    .where('id', '=', invitationId)
    .where('accepted_at', 'is', null)
    .where(sql<boolean>`purpose ->> 'handOverId' is null`)
    .executeTakeFirst()

type AboutOne = Omit<Change, 'personId'> & { invitationId: string }

/** Sends an invitation again, with a new link good for as long as the first. */
export async function sendAgain(tx: Tx, asked: AboutOne): Promise<PeopleRefusal | undefined> {
  const people = await lockAsOwner(tx, asked)
  if (typeof people === 'string') return people
  if (!(await findOne(tx, asked.organizationId, asked.invitationId))) return 'not_there'
  await renewInvitation(tx, asked.invitationId, asked.now)
  await note(tx, asked, 'members.invited_again', { invitation: asked.invitationId })
  return undefined
}

/** Takes an invitation back: its link is good for nothing. */
export async function takeInvitationBack(tx: Tx, asked: AboutOne): Promise<PeopleRefusal | undefined> {
  const people = await lockAsOwner(tx, asked)
  if (typeof people === 'string') return people
  if (!(await findOne(tx, asked.organizationId, asked.invitationId))) return 'not_there'
  await withdrawInvitation(tx, asked.invitationId)
  await note(tx, asked, 'members.invitation_withdrawn', { invitation: asked.invitationId })
  return undefined
}

/** Takes back what somebody sent who is not to invite any more: for one organisation, or for all. */
export async function withdrawInvitationsOf(
  tx: Tx,
  personId: string,
  organizationId?: string,
): Promise<void> {
  const rows = await tx
    .selectFrom('account_invitation')
    .select('id')
    .where(sql<boolean>`purpose -> 'invitedBy' ->> 'id' = ${personId}`)
    .where(sql<boolean>`purpose ->> 'organizationId' is not null`)
    .$if(organizationId !== undefined, (query) =>
      query.where(sql<boolean>`purpose ->> 'organizationId' = ${organizationId ?? ''}`),
    )
    .execute()
  for (const { id } of rows) await withdrawInvitation(tx, id)
}
