import { z } from 'zod'
import type { Cx } from '../../../platform/cx.ts'
import { seeOther } from '../../../platform/http/response.ts'
import { get, post } from '../../../platform/http/route.ts'
import { isUuid } from '../../../platform/ids.ts'
import { findAccount } from '../../../platform/session/accounts.ts'
import { closeSessions, listSessions } from '../../../platform/session/open-sessions.ts'
import { href } from '../../../platform/ui/href.ts'
import { Alert } from '../../../platform/ui/Notice.tsx'
import { ownPage } from '../own-page.ts'
import { ACCOUNT } from '../paths.ts'
import { withAccount } from '../permissions.ts'
import { owner } from '../second-factor/proof.ts'
import { AccountPage } from './AccountPage.tsx'
import { collectOwnData } from './own-data.ts'
import { OWN_DATA, SESSIONS } from './paths.ts'

/** What was just done, said on top. */
const DONE = ['invited', 'profile', 'password', 'email_sent', 'email'] as const

const toAccount = (cx: Cx) => seeOther(href(cx, ACCOUNT))

/** One's own account: who one is, where one is signed in, and all that is kept. */
export const accountRoutes = [
  get(ACCOUNT, {
    summary: 'My account: my data and where I am signed in',
    allow: withAccount,
    query: z.object({ fatto: z.enum(DONE).optional().catch(undefined) }),
    handle: async (cx, { actor, query }) => {
      const { id } = owner(actor)
      const [account, sessions] = await Promise.all([findAccount(cx.db, id), listSessions(cx.db, id, cx.now)])
      return ownPage(
        cx,
        { title: cx.t('accounts.account_title') },
        <>
          {query.fatto && <Alert cx={cx} tone="success" title={cx.t(`accounts.done_${query.fatto}`)} live />}
          {account && <AccountPage cx={cx} account={account} sessions={sessions} />}
        </>,
      )
    },
  }),
  post(SESSIONS, {
    summary: 'Ends every other session of mine',
    allow: withAccount,
    handle: async (cx, { actor }) => {
      const { id, sessionId } = owner(actor)
      await closeSessions(cx.db, id, { except: sessionId })
      return toAccount(cx)
    },
  }),
  post(`${SESSIONS}/:sessione/chiudi`, {
    summary: 'Ends one session of mine',
    allow: withAccount,
    handle: async (cx, { actor, params }) => {
      if (isUuid(params.sessione)) await closeSessions(cx.db, owner(actor).id, { only: params.sessione })
      return toAccount(cx)
    },
  }),
  get(OWN_DATA, {
    summary: 'All that is kept about me, as a file',
    allow: withAccount,
    handle: async (cx, { actor }) => {
      const data = await collectOwnData(cx, owner(actor).id)
      return new Response(JSON.stringify(data, undefined, 2), {
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'content-disposition': 'attachment; filename="account.json"',
          'cache-control': 'no-store',
        },
      })
    },
  }),
]
