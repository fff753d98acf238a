import { audit } from '../../platform/audit/audit.ts'
import type { Cx } from '../../platform/cx.ts'
import { STAFF_ROLES } from '../../platform/http/actor.ts'
import type { KeptForm } from '../../platform/http/kept-form.ts'
import { seeOther } from '../../platform/http/response.ts'
import { enqueue } from '../../platform/jobs/emit.ts'
import type { Account } from '../../platform/session/accounts.ts'
import { sessionCookie } from '../../platform/session/cookie.ts'
import { actorOf, validGrants } from '../../platform/session/grants.ts'
import { closeSession, openSession } from '../../platform/session/session.ts'
import { href } from '../../platform/ui/href.ts'
import { PATHS } from '../../platform/ui/paths.ts'
import { deviceOf } from './device.ts'
import { sendAgain } from './kept-form-pages.tsx'
import { noteVisit } from './known-devices.ts'
import { localPath } from './local-path.ts'
import { findFactors } from './second-factor/needs.ts'
import { SECURITY } from './second-factor/paths.ts'

/** How somebody proved who they are. */
export interface Proof {
  secondFactor: boolean
  /** Where they wanted to go. */
  next?: string | null | undefined
  /** A form they sent when their session was over. */
  kept?: KeptForm | undefined
}

/**
 * Lets a person in: a new session with a token of its own, whatever the browser held before, the cookie, and the way
 * to where they wanted to go. Tells them by mail when it is from somewhere new.
 */
export async function finishSignIn(
  cx: Cx,
  account: Account,
  { secondFactor, next, kept }: Proof,
): Promise<Response> {
  const visitor = { device: deviceOf(cx.userAgent), addressBlock: cx.addressBlock }
  const { token, to } = await cx.db.transaction().execute(async (tx) => {
    if (cx.actor) await closeSession(tx, cx.actor.sessionId)
    const session = { accountId: account.id, name: account.name, ...visitor, secondFactor }
    const opened = await openSession(tx, session, cx.now)
    if (await noteVisit(tx, account.id, visitor, cx.now))
      await enqueue(tx, 'accounts.mail', { letter: 'elsewhere', accountId: account.id, ...visitor })
    const held = await validGrants(tx, account.id, secondFactor, cx.now)
    if (held.some(({ role }) => STAFF_ROLES.includes(role)))
      await audit(tx, {
        actor: { id: account.id, name: account.name },
        action: 'accounts.signed_in',
        subject: 'account',
        subjectId: account.id,
        requestId: cx.requestId,
        at: cx.now,
      })
    const { staff } = await findFactors(tx, account.id)
    if (staff && !secondFactor) return { token: opened, to: href(cx, SECURITY) }
    return { token: opened, to: localPath(next) ?? href(cx, landing(cx, account, held)) }
  })
  const secure = cx.site.baseUrl.startsWith('https:')
  const answer = (kept && sendAgain(cx, kept)) ?? seeOther(to)
  answer.headers.set('set-cookie', sessionCookie(token, secure))
  return answer
}

/** The pages one works with, or the organisations one looks after. */
function landing({ modules }: Cx, { id, name }: Account, held: Parameters<typeof actorOf>[1]): string {
  const actor = { ...actorOf(modules, held), id, name, sessionId: '', hasAccount: true }
  return modules.staffNavigationFor(actor).length > 0 ? PATHS.staff : PATHS.area
}
