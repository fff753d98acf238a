import { z } from 'zod'
import type { Cx } from '../../../platform/cx.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { notFound } from '../../../platform/http/errors.ts'
import { lastOf } from '../../../platform/http/input.ts'
import { seeOther } from '../../../platform/http/response.ts'
import { get, post } from '../../../platform/http/route.ts'
import { isUuid } from '../../../platform/ids.ts'
import { href } from '../../../platform/ui/href.ts'
import { ownPage } from '../../accounts/api.ts'
import { AREA, PEOPLE, peoplePath } from '../paths.ts'
import { mayManage, maySeePeople } from '../permissions.ts'
import { changeRole, endAccess, leave } from './access.ts'
import { type Body, known, loadBody } from './body.ts'
import { listColleagues } from './colleagues.ts'
import { giveBack } from './give-back.ts'
import { MEMBER_ROLES, type PeopleRefusal } from './rules.ts'
import { crumbsTo, showPeople } from './show-people.tsx'
import type { Change } from './standing.ts'
import { EndAccess, Leave } from './views/AskFirst.tsx'
import { DONE, type Done } from './views/People.tsx'

/** The person an address names, when they look after the organisation. */
async function colleague(cx: Cx, { organizationId }: Body, id: string) {
  const people = await listColleagues(cx.db, organizationId, cx.now)
  const found = people.find((one) => one.id === id)
  if (!found) throw notFound()
  return found
}

/** After a command: the page again, with what was done or why it was not. */
export async function after(cx: Cx, body: Body, refused: string | undefined, done: Done): Promise<Response> {
  if (refused)
    return showPeople(cx, body, { errors: { '': cx.t(`members.people_no_${refused as PeopleRefusal}`) } })
  return seeOther(`${href(cx, peoplePath(body.organizationId))}?fatto=${done}`)
}

/** Does to one person of an organisation what an owner asks. */
const change =
  (command: (tx: Tx, change: Change) => Promise<PeopleRefusal | undefined>, done: Done) =>
  async (cx: Cx, body: Body, personId: string): Promise<Response> => {
    if (!isUuid(personId)) throw notFound()
    const asked = { organizationId: body.organizationId, personId, by: known(cx.actor), now: cx.now }
    return after(cx, body, await cx.db.transaction().execute((tx) => command(tx, asked)), done)
  }

/** Who looks after an organisation, and what its owners do about it. */
export const peopleRoutes = [
  get(PEOPLE, {
    summary: 'Who looks after an organisation; for owners, with all they can do',
    load: loadBody,
    allow: maySeePeople,
    query: z.object({ fatto: lastOf(z.enum(DONE).optional().catch(undefined)) }),
    handle: (cx, { resource, query }) => showPeople(cx, resource, { done: query.fatto }),
  }),
  get(`${PEOPLE}/lascia`, {
    summary: 'What happens when I leave an organisation',
    load: loadBody,
    allow: maySeePeople,
    handle: (cx, { resource }) => {
      const title = cx.t('members.leave_title')
      return ownPage(cx, { title, breadcrumb: crumbsTo(cx, resource) }, <Leave cx={cx} body={resource} />)
    },
  }),
  post(`${PEOPLE}/lascia`, {
    summary: 'Leaves an organisation; its last owner hands over first',
    load: loadBody,
    allow: maySeePeople,
    handle: async (cx, { actor, resource }) => {
      const asked = { organizationId: resource.organizationId, by: known(actor), now: cx.now }
      const refused = await cx.db.transaction().execute((tx) => leave(tx, asked))
      return refused ? after(cx, resource, refused, 'role') : seeOther(`${href(cx, AREA)}?fatto=lasciato`)
    },
  }),
  post(`${PEOPLE}/:persona/ruolo`, {
    summary: 'Makes a colleague owner or editor of an organisation',
    load: loadBody,
    allow: mayManage,
    form: z.object({ ruolo: lastOf(z.enum(MEMBER_ROLES)) }),
    handle: (cx, { resource, params, form }) =>
      change((tx, asked) => changeRole(tx, { ...asked, role: form.ruolo }), 'role')(
        cx,
        resource,
        params.persona,
      ),
  }),
  get(`${PEOPLE}/:persona/termina`, {
    summary: 'What happens when the access of a colleague ends',
    load: loadBody,
    allow: mayManage,
    handle: async (cx, { resource, params }) => {
      const person = await colleague(cx, resource, params.persona)
      const action = `${peoplePath(resource.organizationId)}/${person.id}/termina`
      return ownPage(
        cx,
        { title: cx.t('members.end_title'), breadcrumb: crumbsTo(cx, resource) },
        <EndAccess cx={cx} body={resource} person={person} action={action} />,
      )
    },
  }),
  post(`${PEOPLE}/:persona/termina`, {
    summary: 'Ends the access of a colleague, who is told',
    load: loadBody,
    allow: mayManage,
    handle: (cx, { resource, params }) => change(endAccess, 'ended')(cx, resource, params.persona),
  }),
  post(`${PEOPLE}/:persona/restituisci`, {
    summary: 'Gives an access back that an owner ended, within 30 days',
    load: loadBody,
    allow: mayManage,
    handle: (cx, { resource, params }) =>
      change((tx, asked) => giveBack(tx, { ...asked, byWhom: 'owner' }), 'restored')(
        cx,
        resource,
        params.persona,
      ),
  }),
]
