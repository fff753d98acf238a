import { z } from 'zod'
import type { Services } from '../../platform/cx.ts'
import type { Tx } from '../../platform/db/database.ts'
import { endGrant, grantRole, listGrants } from '../accounts/api.ts'
import { listFollowers, rememberFollowers } from '../directory/api.ts'
import { wait } from './claim.ts'

/** Two records became one, or two again. */
const Merged = z.object({
  mergeId: z.string(),
  keptId: z.string(),
  goneId: z.string(),
  by: z.object({ id: z.string(), name: z.string() }),
  at: z.coerce.date(),
})
type Merged = z.infer<typeof Merged>

const GRANT = 'members.grant'
const ENDED = 'members.ended_grant'
const REQUEST = 'members.request'

/** Who looks after a record that became part of another looks after that one; open requests go along. Once, however often told. */
export const followMerge = ({ db }: Services, payload: unknown): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const merged = Merged.parse(payload)
    await moveGrants(tx, merged)
    const open = await tx
      .updateTable('membership_request')
      .set({ organization_id: merged.keptId })
      .where('organization_id', '=', merged.goneId)
      .where('state', 'in', ['code', 'waiting'])
      .where('way', '<>', 'registration')
      .returning(['id', 'state', 'created_at'])
      .execute()
    await rememberFollowers(
      tx,
      merged.mergeId,
      REQUEST,
      open.map(({ id }) => id),
    )
    for (const { id, state, created_at: since } of open) if (state === 'waiting') await wait(tx, id, since)
  })

async function moveGrants(tx: Tx, { mergeId, keptId, goneId, by, at }: Merged): Promise<void> {
  const there = await listGrants(tx, { organizationId: keptId, now: at })
  for (const { id, accountId, role } of await listGrants(tx, { organizationId: goneId, now: at })) {
    const granting = { by, now: at, why: 'records became one' }
    const has = there.some((one) => one.accountId === accountId && one.role === role)
    if (!has) {
      const given = await grantRole(tx, accountId, { role, organizationId: keptId }, granting)
      await rememberFollowers(tx, mergeId, GRANT, [given])
    }
    await endGrant(tx, { id, accountId, role, organizationId: goneId }, granting)
    await rememberFollowers(tx, mergeId, ENDED, [id])
  }
}

/** Gives back what went along: roles that came by it end, those that ended are given anew, open requests go back. */
export const followSplit = ({ db }: Services, payload: unknown): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const { mergeId, keptId, goneId, by, at } = Merged.parse(payload)
    const granting = { by, now: at, why: 'records are two again' }
    const came = await listFollowers(tx, mergeId, GRANT)
    const left = await listFollowers(tx, mergeId, ENDED)
    for (const { id, accountId, role } of await listGrants(tx, { organizationId: keptId, now: at }))
      if (came.includes(id)) await endGrant(tx, { id, accountId, role, organizationId: keptId }, granting)
    const ended = await listGrants(tx, { organizationId: goneId, now: at, ended: true })
    for (const { id, accountId, role } of ended) {
      const has = ended.some(
        (one) => one.accountId === accountId && one.role === role && one.validTo === null,
      )
      if (left.includes(id) && !has)
        await grantRole(tx, accountId, { role, organizationId: goneId }, granting)
    }
    const requests = await listFollowers(tx, mergeId, REQUEST)
    if (requests.length === 0) return
    const back = await tx
      .updateTable('membership_request')
      .set({ organization_id: goneId })
      .where('id', 'in', requests)
      .where('state', 'in', ['code', 'waiting'])
      .returning(['id', 'state', 'created_at'])
      .execute()
    for (const { id, state, created_at: since } of back) if (state === 'waiting') await wait(tx, id, since)
  })
