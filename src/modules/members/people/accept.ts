import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import { enqueue } from '../../../platform/jobs/emit.ts'
import type { AcceptedInvitation } from '../../../platform/module.ts'
import { settleRequests } from '../claim.ts'
import { welcomePath } from '../paths.ts'
import { listPeople, lockOrganization } from '../request-queries.ts'
import { forgetEnds } from './give-back.ts'
import { acceptHandOver } from './hand-over.ts'
import { Purpose } from './invite.ts'
import { isOwner } from './rules.ts'
import { holdOnly } from './standing.ts'

/** Gives what an accepted invitation promised, once, and says where to begin; other modules' invitations are not ours. */
export async function joinInvited(
  tx: Tx,
  { account, purpose: said, now }: AcceptedInvitation,
): Promise<string | undefined> {
  const read = Purpose.safeParse(said)
  if (!read.success) return undefined
  const purpose = read.data
  const organizationId = await takerOf(tx, purpose.organizationId)
  if (!organizationId) return undefined
  const { handOverId } = purpose
  const by = { id: account.id, name: account.name }
  if (!handOverId) await join(tx, { ...purpose, organizationId }, by, now)
  else if (!(await acceptHandOver(tx, { handOverId, by, now }))) return undefined
  return welcomePath(organizationId)
}

async function join(
  tx: Tx,
  { organizationId, memberRole: role, invitedBy }: Purpose,
  by: { id: string; name: string },
  now: Date,
): Promise<void> {
  if (!(await lockOrganization(tx, organizationId))) return
  const people = await listPeople(tx, organizationId, now)
  const held = people.find(({ id }) => id === by.id)
  if (held?.role === role || isOwner(people, by.id)) return
  const change = { organizationId, personId: by.id, by, now }
  await holdOnly(tx, people, change, { role, why: `invited by ${invitedBy.name}` })
  await forgetEnds(tx, change)
  await settleRequests(tx, { organizationId, accountId: by.id, by, now })
  await enqueue(tx, 'members.tell', {
    letter: 'joined',
    organizationId,
    personId: invitedBy.id,
    by: by.name,
  })
}

/** The record itself, or the one that took it since the invitation left. */
async function takerOf(tx: Tx, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    with recursive chain (id, next, depth) as (
      select id, merged_into_id, 0 from organization where id = ${id}
      union all
      select o.id, o.merged_into_id, depth + 1 from organization o join chain on o.id = chain.next where depth < 10
    )
    select id from chain where next is null`.execute(tx)
  return rows[0]?.id
}
