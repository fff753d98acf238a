import { z } from 'zod'
import { audit } from '../../platform/audit/audit.ts'
import type { Cx } from '../../platform/cx.ts'
import { HttpError } from '../../platform/http/errors.ts'
import { lastOf } from '../../platform/http/input.ts'
import { reachOf } from '../../platform/http/policy.ts'
import { seeOther } from '../../platform/http/response.ts'
import { get, post } from '../../platform/http/route.ts'
import { href } from '../../platform/ui/href.ts'
import { confirmParts } from '../freshness/api.ts'
import { listUsual } from './contacts/contact-queries.ts'
import { offered } from './contacts/quick.ts'
import { deskPage } from './desk-page.ts'
import { lookUp } from './look-up.ts'
import { CONFIRM, DESK } from './paths.ts'
import { mayAssist, mayAssistSomewhere, mayWorkAtDesk } from './permissions.ts'
import { countDue } from './tasks/task-queries.ts'
import { territoriesOf } from './territories.ts'
import { Desk } from './views/Desk.tsx'

const DeskQuery = z.object({
  q: lastOf(z.string().trim().max(200).catch('').default('')),
  contatto: lastOf(z.guid().optional().catch(undefined)),
  fatto: lastOf(z.enum(['confirmed']).optional().catch(undefined)),
})

async function showDesk(cx: Cx, { q: asked, contatto, fatto }: z.infer<typeof DeskQuery>): Promise<Response> {
  const { id = '' } = cx.actor ?? {}
  const scope = reachOf(cx.actor, 'desk.work')
  const [found, usual, due] = await Promise.all([
    asked === '' ? undefined : lookUp(cx, asked, scope),
    listUsual(cx.db, id),
    countDue(cx.db, { accountId: id, scope, today: cx.now }),
  ])
  const calls = cx.modules.staffNavigationFor(cx.actor).find(({ key }) => key === 'freshness.calls')?.path
  const props = { asked, found, usual: offered(usual), due, calls, done: { kept: contatto, what: fatto } }
  const head = { title: cx.t('desk.title'), description: cx.t('desk.lead') }
  return deskPage(cx, head, <Desk cx={cx} {...props} />)
}

/** The desk itself, and the button that says a record is right. */
export const deskRoutes = [
  get(DESK, {
    summary: 'The desk: finds records by anything, and keeps contacts in one press',
    allow: mayWorkAtDesk,
    query: DeskQuery,
    handle: (cx, { query }) => showDesk(cx, query),
  }),
  post(CONFIRM, {
    summary: 'Says that an organisation confirmed its record at the desk or on the phone',
    allow: mayAssistSomewhere,
    form: z.object({ ente: lastOf(z.guid()), q: lastOf(z.string().max(200).default('')) }),
    handle: async (cx, { actor, form: { ente, q } }) => {
      if (!actor) throw new HttpError(401)
      // Which record it is stands in the form: only now can be said whether it is theirs to confirm.
      if (!mayAssist(actor, { territories: await territoriesOf(cx.db, [ente]) })) throw new HttpError(403)
      await cx.db.transaction().execute(async (tx) => {
        const known = await tx
          .selectFrom('organization')
          .select('id')
          .where('id', '=', ente)
          .where('merged_into_id', 'is', null)
          .executeTakeFirst()
        if (!known) throw new HttpError(404)
        await confirmParts(tx, { organizationId: ente, how: 'desk', by: actor.name, at: cx.now })
        await audit(tx, {
          actor: { id: actor.id, name: actor.name },
          action: 'desk.confirmed',
          subject: 'organization',
          subjectId: ente,
          requestId: cx.requestId,
          at: cx.now,
        })
      })
      return seeOther(href(cx, `${DESK}?q=${encodeURIComponent(q)}&fatto=confirmed`))
    },
  }),
]
