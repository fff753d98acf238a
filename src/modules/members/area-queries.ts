import type { DbOrTx } from '../../platform/db/database.ts'

/** The organisations somebody looks after, each with what waits, what came back and whether something is unsent. */
export function listMine(db: DbOrTx, accountId: string, now: Date) {
  return (
    db
      .selectFrom('role_grant as g')
      .innerJoin('organization as o', 'o.id', 'g.organization_id')
      .leftJoin('record_draft as d', 'd.organization_id', 'o.id')
      .leftJoin('record_submission as back', 'back.id', 'd.returned_id')
      .leftJoin('record_submission as s', (join) =>
        join
          .onRef('s.organization_id', '=', 'o.id')
          .on('s.state', '=', 'waiting')
          .on('s.kind', '=', 'before'),
      )
      .select(['o.id', 'o.name', 'o.original_lang as lang', 'o.slug', 'o.visibility', 'g.role'])
      .select(['s.submitted_at as waitingSince', 'back.reason as returned', 'd.updated_at as draftAt'])
      .where('g.account_id', '=', accountId)
      .where('g.role', 'in', ['organization_owner', 'organization_editor'])
      .where('g.valid_from', '<=', now)
      .where((on) => on.or([on('g.valid_to', 'is', null), on('g.valid_to', '>', now)]))
      .where('o.merged_into_id', 'is', null)
      .distinctOn(['o.name', 'o.id'])
      .orderBy('o.name')
      .orderBy('o.id')
      // Owner before editor.
      .orderBy('g.role', 'desc')
      .execute()
  )
}
export type Mine = Awaited<ReturnType<typeof listMine>>[number]
