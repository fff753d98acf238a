import { z } from 'zod'
import type { Cx } from '../../../platform/cx.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { notFound } from '../../../platform/http/errors.ts'
import { type FieldErrors, lastOf } from '../../../platform/http/input.ts'
import { seeOther } from '../../../platform/http/response.ts'
import { get, post } from '../../../platform/http/route.ts'
import { isolated } from '../../../platform/i18n/isolated.ts'
import { isUuid } from '../../../platform/ids.ts'
import { href } from '../../../platform/ui/href.ts'
import { ownPage } from '../../accounts/api.ts'
import { STAFF_PEOPLE, staffPeoplePath } from '../paths.ts'
import { mayDecide, mayEndAccess } from '../permissions.ts'
import { listRequestsOf } from '../request-queries.ts'
import { endAccessByStaff } from './access.ts'
import { known, loadPlacedBody } from './body.ts'
import { listColleagues } from './colleagues.ts'
import { giveBack, listEnded } from './give-back.ts'
import { listHandOvers } from './hand-over.ts'
import { listInvitations } from './invite.ts'
import { hasOtherOwner, isOwner, type PeopleRefusal } from './rules.ts'
import type { Change } from './standing.ts'
import { EndAccess } from './views/AskFirst.tsx'
import { StaffPeople } from './views/StaffPeople.tsx'

type Placed = NonNullable<Awaited<ReturnType<typeof loadPlacedBody>>>

const crumbs = (cx: Cx, body: Placed) => [
  { label: cx.t('staff.home_title'), path: '/gestione' },
  { label: body.name, path: `/gestione/enti/${body.organizationId}` },
]

const DONE = ['ended', 'restored'] as const

async function show(cx: Cx, body: Placed, errors: FieldErrors = {}, done?: (typeof DONE)[number]) {
  const { organizationId, territories } = body
  const requests = await listRequestsOf(cx.db, organizationId)
  const seen = {
    colleagues: await listColleagues(cx.db, organizationId, cx.now),
    ended: await listEnded(cx.db, organizationId, cx.now),
    invitations: await listInvitations(cx.db, organizationId),
    handOvers: await listHandOvers(cx.db, organizationId),
    requests: requests.filter((request) =>
      mayDecide(request.way === 'registration')(cx.actor, { request, territories }),
    ),
  }
  const options = {
    title: cx.t('members.people_title'),
    description: cx.t('members.staff_lead', { name: isolated(body.name) }),
  }
  return ownPage(
    cx,
    { ...options, breadcrumb: crumbs(cx, body), errors },
    <StaffPeople cx={cx} body={body} seen={seen} errors={errors} done={done} />,
    Object.keys(errors).length > 0 ? 409 : 200,
  )
}

/** Does to one person of an organisation what the staff asks. */
async function change(
  cx: Cx,
  body: Placed,
  asked: { personId: string; done: (typeof DONE)[number] },
  command: (tx: Tx, change: Change) => Promise<PeopleRefusal | undefined>,
): Promise<Response> {
  const { personId, done } = asked
  if (!isUuid(personId)) throw notFound()
  const { organizationId } = body
  const one = { organizationId, personId, by: known(cx.actor), now: cx.now }
  const refused = await cx.db.transaction().execute((tx) => command(tx, one))
  if (refused) return show(cx, body, { '': cx.t(`members.people_no_${refused}`) })
  return seeOther(`${href(cx, staffPeoplePath(organizationId))}?fatto=${done}`)
}

/** Who looks after an organisation, for the staff of its territory. */
export const staffPeopleRoutes = [
  get(STAFF_PEOPLE, {
    summary: 'Who looks after an organisation, who asked to and who was invited',
    load: loadPlacedBody,
    allow: mayEndAccess,
    query: z.object({ fatto: lastOf(z.enum(DONE).optional().catch(undefined)) }),
    handle: (cx, { resource, query }) => show(cx, resource, {}, query.fatto),
  }),
  get(`${STAFF_PEOPLE}/:persona/termina`, {
    summary: 'What happens when the access of somebody ends',
    load: loadPlacedBody,
    allow: mayEndAccess,
    handle: async (cx, { resource, params: { persona } }) => {
      const people = await listColleagues(cx.db, resource.organizationId, cx.now)
      const person = people.find(({ id }) => id === persona)
      if (!person) throw notFound()
      const standing = people.map((one) => ({ ...one, until: null }))
      const last = isOwner(standing, persona) && !hasOtherOwner(standing, persona)
      const action = `${staffPeoplePath(resource.organizationId)}/${persona}/termina`
      return ownPage(
        cx,
        { title: cx.t('members.end_title'), breadcrumb: crumbs(cx, resource) },
        <EndAccess cx={cx} body={resource} person={person} action={action} last={last} />,
      )
    },
  }),
  post(`${STAFF_PEOPLE}/:persona/termina`, {
    summary: 'Ends the access of somebody to a record; they are told',
    load: loadPlacedBody,
    allow: mayEndAccess,
    handle: (cx, { resource, params }) =>
      change(cx, resource, { personId: params.persona, done: 'ended' }, endAccessByStaff),
  }),
  post(`${STAFF_PEOPLE}/:persona/restituisci`, {
    summary: 'Gives an access back that was ended, within 30 days',
    load: loadPlacedBody,
    allow: mayEndAccess,
    handle: (cx, { resource, params }) =>
      change(cx, resource, { personId: params.persona, done: 'restored' }, (tx, one) =>
        giveBack(tx, { ...one, byWhom: 'staff' }),
      ),
  }),
]
