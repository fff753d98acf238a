import { sql } from 'kysely'
import type { Db } from '../../platform/db/database.ts'

const DAY = 86_400_000

/** Days after which words of a contact, its operator, a removed contact and who gave a mandate are erased. */
export const KEPT_DAYS = { words: 365, operator: 730, removed: 30, asker: 730 } as const

/** In place of what an asker is in the organisation, which must say something. */
const ERASED = '—'

/** Each night: erases what is not needed any more; what is counted stays. */
export async function forgetContacts(db: Db, now: Date): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * DAY)
  await db.deleteFrom('desk_contact').where('removed_at', '<', before(KEPT_DAYS.removed)).execute()
  await db
    .updateTable('desk_contact')
    .set({ question: null, note: null, words: [], previous: null })
    .where('at', '<', before(KEPT_DAYS.words))
    .where((on) =>
      on.or([
        on('question', 'is not', null),
        on('note', 'is not', null),
        on('previous', 'is not', null),
        sql<boolean>`words <> '{}'`,
      ]),
    )
    .execute()
  await db
    .updateTable('desk_contact')
    .set({ logged_by: null, logged_name: null, follow_up_by: null, followed_name: null })
    .where('at', '<', before(KEPT_DAYS.operator))
    .where('logged_name', 'is not', null)
    .execute()
  await db
    .updateTable('desk_mandate')
    .set({ asker_name: null, asker_role: ERASED, recognised_by: null, reason: null })
    .where('until', '<', before(KEPT_DAYS.asker))
    .where((on) =>
      on.or([
        on('asker_name', 'is not', null),
        on('asker_role', '<>', ERASED),
        on('recognised_by', 'is not', null),
        on('reason', 'is not', null),
      ]),
    )
    .execute()
  await db
    .updateTable('desk_copy')
    .set({ address: null })
    .where('asked_at', '<', before(KEPT_DAYS.asker))
    .where('address', 'is not', null)
    .execute()
}
