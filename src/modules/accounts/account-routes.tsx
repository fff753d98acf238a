import { seeOther } from '../../platform/http/response.ts'
import { get, post } from '../../platform/http/route.ts'
import { findAccount } from '../../platform/session/accounts.ts'
import { closeSessions, listSessions } from '../../platform/session/open-sessions.ts'
import { href } from '../../platform/ui/href.ts'
import { ownPage } from './own-page.ts'
import { ACCOUNT } from './paths.ts'
import { withAccount } from './permissions.ts'
import { AccountPage } from './views/AccountPage.tsx'

/** One's own account: who one is, and where one is signed in. */
export const accountRoutes = [
  get(ACCOUNT, {
    summary: 'My account: my data and where I am signed in',
    load: (cx) => findAccount(cx.db, cx.actor?.id ?? NOBODY).then((account) => account ?? null),
    allow: withAccount,
    handle: async (cx, { actor, resource: account }) => {
      const sessions = await listSessions(cx.db, actor?.id ?? NOBODY, cx.now)
      return ownPage(
        cx,
        { title: cx.t('accounts.account_title') },
        account && <AccountPage cx={cx} account={account} sessions={sessions} />,
      )
    },
  }),
  post(`${ACCOUNT}/accessi`, {
    summary: 'Ends every other session of mine',
    allow: withAccount,
    handle: async (cx, { actor }) => {
      if (actor) await closeSessions(cx.db, actor.id, { except: actor.sessionId })
      return seeOther(href(cx, ACCOUNT))
    },
  }),
]

const NOBODY = '00000000-0000-0000-0000-000000000000'
