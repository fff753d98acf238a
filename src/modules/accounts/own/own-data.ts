import type { Db } from '../../../platform/db/database.ts'
import { findAccount } from '../../../platform/session/accounts.ts'
import { listSessions } from '../../../platform/session/open-sessions.ts'
import { listGrants } from '../../../platform/session/role-grants.ts'
import { listIdentities } from '../identity/identities.ts'
import { listPasskeys } from '../passkeys/queries.ts'
import { findFactors } from '../second-factor/needs.ts'

/** All that the account keeps about a person, secrets left out: for them to take away (GDPR, articles 15 and 20). */
export async function collectOwnData(db: Db, accountId: string, now: Date) {
  const [account, roles, sessions, factors, passkeys, identities, places, done] = await Promise.all([
    findAccount(db, accountId),
    listGrants(db, { accountId, now, ended: true }),
    listSessions(db, accountId, now),
    findFactors(db, accountId),
    listPasskeys(db, accountId),
    listIdentities(db, accountId),
    db
      .selectFrom('known_device')
      .select(['device', 'address_block as addressBlock', 'last_seen_at as lastSeenAt'])
      .where('account_id', '=', accountId)
      .execute(),
    db
      .selectFrom('audit_entry')
      .select(['at', 'action', 'subject', 'subject_id as subjectId'])
      .where('actor_id', '=', accountId)
      .orderBy('at')
      .execute(),
  ])
  const { totp, recoveryCodes } = factors
  return {
    account,
    roles,
    sessions,
    secondFactor: { totp, recoveryCodes, passkeys },
    identities,
    places,
    done,
  }
}
