import type { DbOrTx } from '../../../platform/db/database.ts'
import type { Outcome } from '../tables.ts'

/** Records on one page of a change. */
export const ROWS_PAGE = 50

/** How many records of a change came to what, and why. */
export async function countOutcomes(db: DbOrTx, changeId: string) {
  return db
    .selectFrom('bulk_change_row')
    .select(['outcome', 'reason', ({ fn }) => fn.countAll<number>().as('count')])
    .where('change_id', '=', changeId)
    .groupBy(['outcome', 'reason'])
    .orderBy('outcome')
    .orderBy('reason')
    .execute()
}
export type OutcomeCount = Awaited<ReturnType<typeof countOutcomes>>[number]

/** Records of a change after a position, in their order. */
export const listRows = (
  db: DbOrTx,
  changeId: string,
  { after, outcome }: { after: number; outcome: Outcome | undefined },
) =>
  db
    .selectFrom('bulk_change_row as r')
    .innerJoin('organization as o', 'o.id', 'r.organization_id')
    .select(['r.position', 'r.organization_id as id', 'r.outcome', 'r.reason', 'r.before', 'r.after'])
    .select(['o.name', 'o.original_lang as lang'])
    .where('r.change_id', '=', changeId)
    .where('r.position', '>', after)
    .$if(outcome !== undefined, (query) => query.where('r.outcome', '=', outcome ?? 'will'))
    .orderBy('r.position')
    .limit(ROWS_PAGE + 1)
    .execute()
export type ChangeRow = Awaited<ReturnType<typeof listRows>>[number]

/** The latest changes: one's own, or those of all. */
export const listChanges = (db: DbOrTx, byId: string | undefined) =>
  db
    .selectFrom('bulk_change')
    .select(['id', 'kind', 'state', 'total', 'by_name', 'created_at'])
    .$if(byId !== undefined, (query) => query.where('by_id', '=', byId ?? ''))
    .orderBy('created_at', 'desc')
    .limit(50)
    .execute()
export type ListedChange = Awaited<ReturnType<typeof listChanges>>[number]
