import type { Db } from '../../platform/db/database.ts'
import { forgetEntryLinks } from '../../platform/session/entry-link.ts'
import { forgetSessions } from '../../platform/session/open-sessions.ts'

/** Days for which things are kept that nobody needs any more. */
export const KEPT_DAYS = { registration: 7, link: 7, invitation: 30, device: 180 } as const

/** Forgets registrations never confirmed, spent links, old steps, sessions, links to enter, counts of tries and places. */
export async function forgetOld(db: Db, now: Date): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * 86_400_000)
  await db
    .deleteFrom('account_registration')
    .where('created_at', '<', before(KEPT_DAYS.registration))
    .execute()
  await db.deleteFrom('account_link').where('expires_at', '<', before(KEPT_DAYS.link)).execute()
  await db.deleteFrom('account_invitation').where('expires_at', '<', before(KEPT_DAYS.invitation)).execute()
  await db.deleteFrom('account_reminder').where('until', '<', now).execute()
  await db.deleteFrom('sign_in_step').where('expires_at', '<', now).execute()
  await db.deleteFrom('identity_attempt').where('expires_at', '<', now).execute()
  await db.deleteFrom('sign_in_limit').where('last_at', '<', before(2)).execute()
  await db.deleteFrom('known_device').where('last_seen_at', '<', before(KEPT_DAYS.device)).execute()
  await db.deleteFrom('passkey_challenge').where('expires_at', '<', now).execute()
  await forgetSessions(db, now)
  await forgetEntryLinks(db, now)
}
