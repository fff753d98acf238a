import type { Db } from '../../platform/db/database.ts'
import { forgetEntryLinks } from '../../platform/session/entry-link.ts'
import { forgetSessions } from '../../platform/session/open-sessions.ts'

/** Days for which things are kept that nobody needs any more. */
const REGISTRATION_DAYS = 7
const LINK_DAYS = 7
const INVITATION_DAYS = 30
const DEVICE_DAYS = 180

/** Forgets registrations never confirmed, spent links, old steps, sessions, links to enter, counts of tries and places. */
export async function forgetOld(db: Db, now: Date): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * 86_400_000)
  await db.deleteFrom('account_registration').where('created_at', '<', before(REGISTRATION_DAYS)).execute()
  await db.deleteFrom('account_link').where('expires_at', '<', before(LINK_DAYS)).execute()
  await db.deleteFrom('account_invitation').where('expires_at', '<', before(INVITATION_DAYS)).execute()
  await db.deleteFrom('account_reminder').where('until', '<', now).execute()
  await db.deleteFrom('sign_in_step').where('expires_at', '<', now).execute()
  await db.deleteFrom('identity_attempt').where('expires_at', '<', now).execute()
  await db.deleteFrom('sign_in_limit').where('last_at', '<', before(2)).execute()
  await db.deleteFrom('known_device').where('last_seen_at', '<', before(DEVICE_DAYS)).execute()
  await db.deleteFrom('passkey_challenge').where('expires_at', '<', now).execute()
  await forgetSessions(db, now)
  await forgetEntryLinks(db, now)
}
