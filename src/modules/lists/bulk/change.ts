import { sql } from 'kysely'
import { audit } from '../../../platform/audit/audit.ts'
import type { Db, DbOrTx, Tx } from '../../../platform/db/database.ts'
import { isUuid, newId } from '../../../platform/ids.ts'
import { enqueue } from '../../../platform/jobs/emit.ts'
import { inTerritories } from '../../directory/api.ts'
import { type Asked, matching } from '../bodies/queries.ts'
import type { ChangeState } from '../tables.ts'

/** Days in which a change can be taken back. */
export const UNDO_DAYS = 30
/** Days for which a change is kept that was made, and one that was not. */
export const KEPT_DAYS = { made: UNDO_DAYS * 2, begun: 2 } as const

/** One change of many records. */
export const findChange = async (db: DbOrTx, id: string) =>
  isUuid(id) ? db.selectFrom('bulk_change').selectAll().where('id', '=', id).executeTakeFirst() : undefined
export type BulkChange = NonNullable<Awaited<ReturnType<typeof findChange>>>

type Person = { id: string; name: string }

/** Who begins a change, where they may, and the bodies they look after. */
export interface Beginning {
  by: Person
  scope: readonly string[] | undefined
  own: readonly string[]
  now: Date
}

/** Begins a change of the records chosen, or of all a list finds; those of other territories are left out. */
export function beginChange(
  db: Db,
  { by, scope, own, now }: Beginning,
  chosen: { ids: readonly string[] } | { all: Asked },
): Promise<string | undefined> {
  return db.transaction().execute(async (tx) => {
    const id = newId(now)
    const author = { by_id: by.id, by_name: by.name, scope: scope ? [...scope] : null, own: [...own] }
    await tx
      .insertInto('bulk_change')
      .values({
        id,
        ...author,
        kind: null,
        params: '{}',
        total: 0,
        created_at: now,
        applied_at: null,
        undone_at: null,
      })
      .execute()
    const wanted =
      'all' in chosen
        ? matching({ ...chosen.all, scope })
        : sql`g.organization_id = any(${chosen.ids.filter(isUuid)}::uuid[]) and ${
            scope ? inTerritories(sql`g.istat_code`, scope) : sql`true`
          }`
    const { numAffectedRows } = await sql`insert into bulk_change_row (change_id, position, organization_id)
      select ${id}, row_number() over (order by g.organization_id), g.organization_id
      from organization_glance g where ${wanted}`.execute(tx)
    const total = Number(numAffectedRows ?? 0)
    if (total === 0) {
      await tx.deleteFrom('bulk_change').where('id', '=', id).execute()
      return undefined
    }
    await tx.updateTable('bulk_change').set({ total }).where('id', '=', id).execute()
    return id
  })
}

/** From which states one comes to a state. */
const FROM: Partial<Record<ChangeState, readonly ChangeState[]>> = {
  checking: ['choosing', 'checked'],
  applying: ['checked'],
  undoing: ['applied'],
}

interface Step {
  id: string
  to: 'checking' | 'applying' | 'undoing'
  by: Person
  now: Date
  what?: { kind: string; params: Readonly<Record<string, string>> }
}

/** Starts the next pass over all its records, as a job that any worker goes on with; false when it is not its turn. */
export const startPass = (db: Db, { id, to, by, now, what }: Step): Promise<boolean> =>
  db.transaction().execute(async (tx) => {
    const change = await lockChange(tx, id)
    if (!change || !FROM[to]?.includes(change.state)) return false
    if (to === 'undoing' && !canUndo(change, now)) return false
    await tx
      .updateTable('bulk_change')
      .set({
        ...{ state: to, done: 0 },
        ...(what && { kind: what.kind, params: JSON.stringify(what.params) }),
        ...(to === 'applying' && { applied_at: now }),
        ...(to === 'undoing' && { undone_at: now }),
      })
      .where('id', '=', id)
      .execute()
    if (to !== 'checking')
      await audit(tx, {
        actor: by,
        action: to === 'applying' ? 'lists.change_many' : 'lists.undo_many',
        subject: 'bulk_change',
        subjectId: id,
        after: { kind: change.kind, params: change.params, total: change.total },
        at: now,
      })
    await enqueue(tx, 'lists.change', { id, by })
    return true
  })

/** Whether it was made less than 30 days ago. */
export const canUndo = (
  { state, applied_at }: Pick<BulkChange, 'state' | 'applied_at'>,
  now: Date,
): boolean =>
  state === 'applied' && applied_at !== null && now.getTime() - applied_at.getTime() <= UNDO_DAYS * 86_400_000

/** A change, kept from going on elsewhere until the transaction ends. */
export const lockChange = (tx: Tx, id: string) =>
  tx.selectFrom('bulk_change').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

/** Throws away a change that was not made. */
export const discardChange = async (db: Db, id: string): Promise<boolean> => {
  const { numDeletedRows } = await db
    .deleteFrom('bulk_change')
    .where('id', '=', id)
    .where('state', 'in', ['choosing', 'checked'])
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Forgets changes that were begun and never made, and those that cannot be taken back any more. */
export async function forgetChanges(db: Db, now: Date): Promise<void> {
  const ago = (days: number) => new Date(now.getTime() - days * 86_400_000)
  await db
    .deleteFrom('bulk_change')
    .where((on) =>
      on.or([
        on('applied_at', '<', ago(KEPT_DAYS.made)),
        on.and([on('applied_at', 'is', null), on('created_at', '<', ago(KEPT_DAYS.begun))]),
      ]),
    )
    .execute()
}
