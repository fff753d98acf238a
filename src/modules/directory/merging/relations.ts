import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import { listFollowers, rememberFollowers } from './followers.ts'

const RELATION = 'directory.relation'
const CHILD = 'directory.child'
const PARENT = 'directory.parent'

interface Two {
  mergeId: string
  keptId: string
  goneId: string
}

/** Networks, partners, branches, parent and children of a record that went are those of the one that stays; its own rows wait. */
export async function takeRelations(tx: Tx, { mergeId, keptId, goneId }: Two): Promise<void> {
  const ids = async (query: ReturnType<typeof sql<{ id: string }>>) =>
    (await query.execute(tx)).rows.map(({ id }) => id)
  const related =
    await ids(sql`insert into organization_relation (id, organization_id, related_organization_id, kind)
    select gen_random_uuid(), one, other, kind from (
      select distinct case organization_id when ${goneId} then ${keptId}::uuid else organization_id end as one,
        case related_organization_id when ${goneId} then ${keptId}::uuid else related_organization_id end as other, kind
      from organization_relation where ${goneId} in (organization_id, related_organization_id)
    ) moved where one <> other on conflict do nothing returning id`)
  await rememberFollowers(tx, mergeId, RELATION, related)
  const children = await ids(sql`update organization set parent_organization_id = ${keptId}
    where parent_organization_id = ${goneId} and id <> ${keptId} returning id`)
  await rememberFollowers(tx, mergeId, CHILD, children)
  const parent =
    await ids(sql`update organization kept set parent_organization_id = gone.parent_organization_id
    from organization gone where gone.id = ${goneId} and gone.parent_organization_id <> ${keptId}
      and kept.id = ${keptId} and kept.parent_organization_id is null returning kept.id`)
  await rememberFollowers(tx, mergeId, PARENT, parent)
}

/** Takes away again what came that way, but for what somebody changed since. */
export async function giveRelationsBack(tx: Tx, { mergeId, keptId, goneId }: Two): Promise<void> {
  const relations = await listFollowers(tx, mergeId, RELATION)
  await sql`delete from organization_relation where id = any(${relations}::uuid[])`.execute(tx)
  const children = await listFollowers(tx, mergeId, CHILD)
  await sql`update organization set parent_organization_id = ${goneId}
    where id = any(${children}::uuid[]) and parent_organization_id = ${keptId}`.execute(tx)
  const parent = await listFollowers(tx, mergeId, PARENT)
  await sql`update organization kept set parent_organization_id = null from organization gone
    where kept.id = any(${parent}::uuid[]) and gone.id = ${goneId}
      and kept.parent_organization_id = gone.parent_organization_id`.execute(tx)
}
