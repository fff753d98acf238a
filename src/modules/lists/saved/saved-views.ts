import { audit } from '../../../platform/audit/audit.ts'
import type { Cx } from '../../../platform/cx.ts'
import type { DbOrTx } from '../../../platform/db/database.ts'
import { isUuid, newId } from '../../../platform/ids.ts'

/** Views one person may keep. */
export const MOST_VIEWS = 50

/** Days for which a removed view can be taken back. */
export const KEPT_DAYS = 30

/** The views somebody sees: their own and those shared by others, by name. */
export const listViews = (db: DbOrTx, ownerId: string) =>
  db
    .selectFrom('list_view')
    .select(['id', 'owner_id', 'owner_name', 'name', 'query', 'shared'])
    .where('removed_at', 'is', null)
    .where((on) => on.or([on('owner_id', '=', ownerId), on('shared', '=', true)]))
    .orderBy('name')
    .orderBy('id')
    .limit(500)
    .execute()
export type SavedView = Awaited<ReturnType<typeof listViews>>[number]

/** One view, removed ones too. */
export const findView = async (db: DbOrTx, id: string) =>
  isUuid(id) ? db.selectFrom('list_view').selectAll().where('id', '=', id).executeTakeFirst() : undefined
export type FoundView = NonNullable<Awaited<ReturnType<typeof findView>>>

type Here = Pick<Cx, 'db' | 'now' | 'requestId'>
type Person = { id: string; name: string }

/** Keeps a list under a name; nothing when the person has too many. */
export function saveView(
  cx: Here,
  by: Person,
  { name, query, shared }: Pick<SavedView, 'name' | 'query' | 'shared'>,
): Promise<string | undefined> {
  return cx.db.transaction().execute(async (tx) => {
    const { n } = await tx
      .selectFrom('list_view')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('owner_id', '=', by.id)
      .where('removed_at', 'is', null)
      .executeTakeFirstOrThrow()
    if (n >= MOST_VIEWS) return undefined
    const id = newId(cx.now)
    const owner = { owner_id: by.id, owner_name: by.name, created_at: cx.now, removed_at: null }
    await tx
      .insertInto('list_view')
      .values({ id, name, query, shared, ...owner })
      .execute()
    await note(tx, cx, by, id, 'lists.view_saved', { name, shared })
    return id
  })
}

/** Changes a view's name and who sees it, removes it, or takes that back. */
export const changeView = (
  cx: Here,
  by: Person,
  id: string,
  change: { name: string; shared: boolean } | { removed: boolean },
): Promise<void> =>
  cx.db.transaction().execute(async (tx) => {
    const set = 'removed' in change ? { removed_at: change.removed ? cx.now : null } : change
    await tx.updateTable('list_view').set(set).where('id', '=', id).execute()
    await note(tx, cx, by, id, 'lists.view_changed', change)
  })

const note = (tx: DbOrTx, cx: Here, actor: Person, subjectId: string, action: string, after: object) =>
  audit(tx, { actor, action, subject: 'list_view', subjectId, after, requestId: cx.requestId, at: cx.now })

/** Forgets views removed long ago. */
export const forgetViews = (db: DbOrTx, now: Date) =>
  db
    .deleteFrom('list_view')
    .where('removed_at', '<', new Date(now.getTime() - KEPT_DAYS * 86_400_000))
    .execute()
