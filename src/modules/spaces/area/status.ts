import type { Cx } from '../../../platform/cx.ts'
import type { DbOrTx } from '../../../platform/db/database.ts'
import { changesBetween, isSame } from '../changes.ts'
import { SPACE_KIND_WAITING } from '../submit.ts'
import type { OwnSpace } from './own-space.ts'

const DAY = 86_400_000

/** What is public, what waits and until when, what came back and why. */
export async function readStatus(
  { db, modules, now }: Pick<Cx, 'db' | 'modules' | 'now'>,
  { space }: OwnSpace,
) {
  const rows = await recent(db, space.organizationId)
  const waiting = rows.find(({ state }) => state === 'waiting')
  const days = modules.list.flatMap(({ waits = {} }) => waits[SPACE_KIND_WAITING] ?? [])[0]?.days ?? 0
  const handed = waiting && (await documentOf(db, waiting.id))
  const due = waiting && new Date(waiting.at.getTime() + days * DAY)
  return {
    changed: !isSame(changesBetween(space.document, space.draft)),
    /** The draft is what waits: there is nothing else to hand in. */
    handed: handed !== undefined && isSame(changesBetween(handed, space.draft)),
    waiting: waiting && due && { ...waiting, due, late: due < now },
    returned: rows.find(({ id, state }) => id === space.returnedId && state !== 'waiting'),
  }
}
export type Status = Awaited<ReturnType<typeof readStatus>>

const recent = (db: DbOrTx, organizationId: string) =>
  db
    .selectFrom('space_submission')
    .select(['id', 'kind', 'state', 'reason', 'submitted_at as at', 'submitted_name as by'])
    .select(['decided_at as decidedAt', 'decided_name as decidedBy', 'left_out as leftOut'])
    .where('organization_id', '=', organizationId)
    .where(({ eb, or }) => or([eb('state', 'in', ['waiting', 'returned']), eb('left_out', 'is not', null)]))
    .orderBy('submitted_at', 'desc')
    .limit(20)
    .execute()

async function documentOf(db: DbOrTx, id: string) {
  const row = await db
    .selectFrom('space_submission')
    .select('document')
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.document
}
