import { z } from 'zod'
import type { Cx } from '../../../platform/cx.ts'
import { HttpError } from '../../../platform/http/errors.ts'
import { lastOf } from '../../../platform/http/input.ts'
import { reachOf } from '../../../platform/http/policy.ts'
import { seeOther } from '../../../platform/http/response.ts'
import { get, post } from '../../../platform/http/route.ts'
import { isUuid } from '../../../platform/ids.ts'
import { href } from '../../../platform/ui/href.ts'
import { codeLists } from '../../taxonomy/api.ts'
import { findContact } from '../contacts/contact-queries.ts'
import { keeping } from '../contacts/contact-routes.tsx'
import { dayOf } from '../contacts/contacts-csv.ts'
import { followUp } from '../contacts/log-contact.ts'
import { deskPage } from '../desk-page.ts'
import { TASKS } from '../paths.ts'
import { mayKeepContact, mayWorkAtDesk } from '../permissions.ts'
import { assign } from './assign.ts'
import { Tasks } from './Tasks.tsx'
import { listTasks } from './task-queries.ts'

const outcomes = ['fatto', 'annullato', 'preso', 'tardi', 'salvato'] as const

/** Whoever has it to do may do it, also when it is of another territory. */
const mayDoTask = (
  actor: Cx['actor'],
  task: { territories: readonly string[]; follow_up_by: string | null },
) => mayKeepContact(actor, task) || (mayWorkAtDesk(actor, undefined) && task.follow_up_by === actor?.id)
Object.defineProperty(mayDoTask, 'name', { value: `${mayKeepContact.name}, or given to them` })

/** What was promised to people: done, taken, left, undone. */
export const taskRoutes = [
  get(TASKS, {
    summary: 'Reminders of this operator and of whoever comes first',
    allow: mayWorkAtDesk,
    query: z.object({ esito: lastOf(z.enum(outcomes).optional().catch(undefined)) }),
    handle: async (cx, { actor, query }) => {
      if (!actor) throw new HttpError(401)
      const whose = { accountId: actor.id, scope: reachOf(actor, 'desk.work'), today: cx.now }
      const [lists, tasks, preference] = await Promise.all([
        codeLists(cx.db),
        listTasks(cx.db, whose),
        cx.db
          .selectFrom('desk_preference')
          .select('morning_mail')
          .where('account_id', '=', actor.id)
          .executeTakeFirst(),
      ])
      const morningMail = actor.hasAccount ? preference?.morning_mail === true : undefined
      return deskPage(
        cx,
        { title: cx.t('desk.tasks'), description: cx.t('desk.tasks_lead') },
        <Tasks {...{ cx, lists, morningMail }} {...tasks} today={dayOf(cx.now)} outcome={query.esito} />,
      )
    },
  }),
  post(`${TASKS}/mattina`, {
    summary: 'Says whether a mail shall come each morning with the reminders',
    allow: mayWorkAtDesk,
    form: z.object({ mail: lastOf(z.enum(['si', 'no'])) }),
    handle: async (cx, { actor, form }) => {
      // The mail goes to the address of an account.
      if (!actor?.hasAccount) throw new HttpError(403)
      const wanted = { morning_mail: form.mail === 'si' }
      await cx.db
        .insertInto('desk_preference')
        .values({ account_id: actor.id, ...wanted })
        .onConflict((conflict) => conflict.column('account_id').doUpdateSet(wanted))
        .execute()
      return seeOther(href(cx, `${TASKS}?esito=salvato`))
    },
  }),
  post(`${TASKS}/:contatto`, {
    summary: 'Does a reminder, takes or leaves it, or says that it is not done after all',
    load: (cx, { contatto }) => (isUuid(contatto) ? findContact(cx.db, contatto) : undefined),
    allow: mayDoTask,
    form: z.object({
      azione: lastOf(z.enum(['fatto', 'riapri', 'prendi', 'lascia'])),
      da: lastOf(z.union([z.literal(''), z.guid()]).default('')),
    }),
    handle: async (cx, { actor, resource: { id }, form: { azione, da } }) => {
      const { by, now } = keeping(cx, actor)
      const done = azione === 'fatto'
      const to = azione === 'prendi' && actor?.hasAccount ? by.id : null
      const kept = await cx.db
        .transaction()
        .execute((tx) =>
          done || azione === 'riapri'
            ? followUp(tx, { id, done, by, now })
            : assign(tx, { id, from: da || null, to }),
        )
      const esito = done ? 'fatto' : azione === 'riapri' ? 'annullato' : 'preso'
      return seeOther(href(cx, `${TASKS}?esito=${kept ? esito : 'tardi'}`))
    },
  }),
]
