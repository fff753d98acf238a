import type { DbOrTx } from '../../platform/db/database.ts'

/** Lines of the log on one page. */
export const LOG_PAGE = 50

/** One page of what was done, newest first, and how many lines there are. */
export async function listAuditEntries(db: DbOrTx, { page, action }: { page: number; action: string }) {
  const matching = db
    .selectFrom('audit_entry')
    .$if(action !== '', (query) => query.where('action', '=', action))
  const entries = await matching
    .select([
      'id',
      'at',
      'actor_name',
      'on_behalf_of',
      'action',
      'subject',
      'subject_id',
      'before',
      'after',
      'why',
    ])
    .orderBy('id', 'desc')
    .limit(LOG_PAGE)
    .offset((page - 1) * LOG_PAGE)
    .execute()
  const { total } = await matching
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return { entries, total }
}
export type AuditLine = Awaited<ReturnType<typeof listAuditEntries>>['entries'][number]

/** The kinds of act that the log holds, to choose from. */
export async function listActions(db: DbOrTx): Promise<string[]> {
  const rows = await db.selectFrom('audit_entry').select('action').distinct().orderBy('action').execute()
  return rows.map(({ action }) => action)
}
