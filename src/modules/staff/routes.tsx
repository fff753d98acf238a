import { z } from 'zod'
import { anyone, signedIn } from '../../platform/http/policy.ts'
import { seeOther } from '../../platform/http/response.ts'
import { get, post } from '../../platform/http/route.ts'
import { expiredCookie, sessionCookie } from '../../platform/session/cookie.ts'
import { enterByLink, findEntryLink } from '../../platform/session/entry-link.ts'
import { closeSession } from '../../platform/session/session.ts'
import { page } from '../../platform/ui/Page.tsx'
import { mayReadLog } from './permissions.ts'
import { listActions, listAuditEntries } from './queries.ts'
import { AuditLog } from './views/AuditLog.tsx'
import { Enter, LinkSpent } from './views/Enter.tsx'
import { Roles } from './views/Roles.tsx'
import { StaffHome } from './views/StaffHome.tsx'

const privately = { breadcrumb: [], feedback: false, indexed: false }

/** Entering, leaving, and the staff's own pages. */
export const routes = [
  get('/gestione', {
    summary: 'What the signed-in staff can do; how to enter for others',
    allow: anyone,
    handle: (cx) => {
      const items = cx.modules.staffNavigationFor(cx.actor)
      const title = cx.t(cx.actor ? 'staff.home_title' : 'staff.enter_title')
      return page(cx, { title, ...privately }, <StaffHome cx={cx} items={items} />)
    },
  }),
  get('/entra/:token', {
    summary: 'Asks to confirm entering by a single-use link; opening it changes nothing',
    allow: anyone,
    handle: async (cx, { params }) => {
      const link = await findEntryLink(cx.db, params.token, cx.now)
      const title = cx.t('staff.enter_title')
      if (!link) return page(cx, { title, ...privately }, <LinkSpent cx={cx} />, 410)
      return page(cx, { title, ...privately }, <Enter cx={cx} token={params.token} name={link.name} />)
    },
  }),
  post('/entra/:token', {
    summary: 'Enters by a single-use link',
    allow: anyone,
    handle: async (cx, { params }) => {
      const session = await enterByLink(cx.db, params.token, cx.now)
      if (!session) {
        const title = cx.t('staff.enter_title')
        return page(cx, { title, ...privately }, <LinkSpent cx={cx} />, 410)
      }
      const secure = cx.site.baseUrl.startsWith('https:')
      return seeOther(`/${cx.lang}/gestione`, { 'set-cookie': sessionCookie(session, secure) })
    },
  }),
  post('/esci', {
    summary: 'Leaves: ends the session',
    allow: signedIn,
    handle: async (cx, { actor }) => {
      if (actor) await closeSession(cx.db, actor.sessionId)
      return seeOther(`/${cx.lang}`, { 'set-cookie': expiredCookie })
    },
  }),
  get('/gestione/registro', {
    summary: 'The audit log: who did what, when',
    allow: mayReadLog,
    query: z.object({
      page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
      azione: z.string().max(100).catch('').default(''),
    }),
    handle: async (cx, { query }) => {
      const [log, actions] = await Promise.all([
        listAuditEntries(cx.db, { page: query.page, action: query.azione }),
        listActions(cx.db),
      ])
      const title = cx.t('staff.audit_title')
      const breadcrumb = [{ label: cx.t('staff.home_title'), path: '/gestione' }]
      const view = <AuditLog cx={cx} {...log} actions={actions} page={query.page} action={query.azione} />
      return page(cx, { title, description: cx.t('staff.audit_lead'), ...privately, breadcrumb }, view)
    },
  }),
  get('/gestione/persone/ruoli', {
    summary: 'Who may do what, generated from the permissions that the modules declare',
    allow: anyone,
    handle: (cx) => {
      const breadcrumb = [{ label: cx.t('staff.home_title'), path: '/gestione' }]
      const title = cx.t('staff.roles_title')
      return page(
        cx,
        { title, description: cx.t('staff.roles_lead'), ...privately, breadcrumb },
        <Roles cx={cx} />,
      )
    },
  }),
]
