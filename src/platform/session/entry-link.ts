import type { Db, DbOrTx } from '../db/database.ts'
import { isRole, type Role } from '../http/actor.ts'
import { newId } from '../ids.ts'
import { openSession } from './session.ts'
import { newToken, tokenHash } from './tokens.ts'

/** Hours in which a link can be used. */
export const LINK_HOURS = 24

/** Makes a link's token for somebody with these roles. It works once, within 24 hours. */
export async function makeEntryLink(
  db: DbOrTx,
  { name, roles, now }: { name: string; roles: readonly Role[]; now: Date },
): Promise<string> {
  const token = newToken()
  await db
    .insertInto('entry_link')
    .values({
      id: newId(now),
      token_hash: tokenHash(token),
      name,
      roles: [...roles],
      created_at: now,
      expires_at: new Date(now.getTime() + LINK_HOURS * 3_600_000),
      used_at: null,
    })
    .execute()
  return token
}

/** The link of a token while it can still be used. Looking does not use it up: mail scanners look too. */
export const findEntryLink = (db: DbOrTx, token: string, now: Date) =>
  db
    .selectFrom('entry_link')
    .select(['id', 'name', 'roles'])
    .where('token_hash', '=', tokenHash(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()

/** Days after which a link that is over is forgotten, with the name on it. */
export const KEPT_DAYS = 30

/** Forgets links that were over long ago; one whose session still runs stays. */
export async function forgetEntryLinks(db: DbOrTx, now: Date): Promise<void> {
  await db
    .deleteFrom('entry_link')
    .where('expires_at', '<', new Date(now.getTime() - KEPT_DAYS * 86_400_000))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('session').select('session.id').whereRef('session.entry_link_id', '=', 'entry_link.id'),
        ),
      ),
    )
    .execute()
}

/** Uses the link up and opens a session: returns its token, or `undefined` when somebody was faster or it expired. */
export function enterByLink(db: Db, token: string, now: Date): Promise<string | undefined> {
  return db.transaction().execute(async (tx) => {
    const link = await tx
      .updateTable('entry_link')
      .set({ used_at: now })
      .where('token_hash', '=', tokenHash(token))
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .returning(['id', 'name', 'roles'])
      .executeTakeFirst()
    if (!link) return undefined
    return openSession(tx, { entryLinkId: link.id, name: link.name, roles: link.roles.filter(isRole) }, now)
  })
}
