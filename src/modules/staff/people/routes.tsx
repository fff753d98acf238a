import { z } from 'zod'
import type { Cx } from '../../../platform/cx.ts'
import { type Actor, ROLES } from '../../../platform/http/actor.ts'
import { HttpError } from '../../../platform/http/errors.ts'
import type { FieldErrors, RawValues } from '../../../platform/http/input.ts'
import { seeOther } from '../../../platform/http/response.ts'
import { get, post, present } from '../../../platform/http/route.ts'
import { calendarDay } from '../../../platform/http/typed-values.ts'
import { isUuid } from '../../../platform/ids.ts'
import { type Account, findAccount } from '../../../platform/session/accounts.ts'
import { listGrants } from '../../../platform/session/role-grants.ts'
import { href } from '../../../platform/ui/href.ts'
import { page } from '../../../platform/ui/Page.tsx'
import { places, placeWritten, reachNames } from '../../territory/api.ts'
import { mayGiveRoles, mayManagePeople } from '../permissions.ts'
import { endGrantOf, grantTo, resetFactorsOf, setSuspended } from './commands.ts'
import type { GrantRefusal } from './decide-grant.ts'
import { endOfDay } from './end-of-day.ts'
import { PEOPLE } from './paths.ts'
import { listPeople } from './queries.ts'
import { People } from './views/People.tsx'
import { Person } from './views/Person.tsx'

const privately = { feedback: false, indexed: false }

const Filter = z.object({
  q: z.string().trim().max(100).catch('').default(''),
  ruolo: z.enum(ROLES).or(z.literal('')).catch('').default(''),
  stato: z.enum(['active', 'suspended', '']).catch('').default(''),
  fatto: z.enum(['invited']).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1),
})

const Granted = z.object({
  role: z.enum(ROLES),
  territory: z.string().trim().max(100).default(''),
  until: calendarDay.or(z.literal('')).default(''),
})

/** Whoever asks; the policy has seen that they are somebody. */
function who(actor: Actor | undefined): Actor {
  if (!actor) throw new HttpError(401)
  return actor
}

const load = async (cx: Cx, { persona }: { persona: string }) => {
  const found = isUuid(persona) ? await findAccount(cx.db, persona) : undefined
  return found && found.state !== 'removed' ? found : null
}

interface Shown {
  errors?: FieldErrors
  values?: RawValues
  status?: number
}

async function showPerson(
  cx: Cx,
  person: Account,
  { errors = {}, values = {}, status = 200 }: Shown = {},
): Promise<Response> {
  const [grants, atlas] = await Promise.all([
    listGrants(cx.db, { accountId: person.id, now: cx.now, ended: true }),
    places(cx.db),
  ])
  const placeName = (code: string) => reachNames(atlas, [code], cx.lang)
  const mayGrant = mayGiveRoles(cx.actor, undefined) && cx.actor?.id !== person.id
  const breadcrumb = [
    { label: cx.t('staff.home_title'), path: '/gestione' },
    { label: cx.t('staff.people_title'), path: PEOPLE },
  ]
  const invalid = Object.keys(errors).length > 0
  return page(
    cx,
    { title: person.name, ...privately, breadcrumb, invalid },
    <Person cx={cx} {...{ person, grants, placeName, mayGrant, errors, values }} />,
    status,
  )
}

/** After a command: the page again, or with why it was refused. */
function after(cx: Cx, person: Account, refused: GrantRefusal | undefined, values: RawValues = {}) {
  if (!refused) return seeOther(href(cx, `${PEOPLE}/${person.id}`))
  const errors = { '': cx.t(`staff.refused_${refused}`) }
  return showPerson(cx, person, { errors, values, status: 409 })
}

/** Who works on the portal: found, given roles, stopped. */
export const peopleRoutes = [
  get(PEOPLE, {
    summary: 'People with an account, searched and filtered, with their roles',
    allow: mayManagePeople,
    query: Filter,
    handle: async (cx, { query }) => {
      const { q: words, ruolo: role, stato: state, page: number } = query
      const found = await listPeople(cx.db, { words, role, state, page: number, now: cx.now })
      const breadcrumb = [{ label: cx.t('staff.home_title'), path: '/gestione' }]
      const title = cx.t('staff.people_title')
      const options = { title, description: cx.t('staff.people_lead'), ...privately, breadcrumb }
      return page(
        cx,
        options,
        <People cx={cx} {...found} filter={query} invited={query.fatto === 'invited'} />,
      )
    },
  }),
  get(`${PEOPLE}/:persona`, {
    summary: 'One person with an account: what they may do, since when, given by whom',
    load,
    allow: mayManagePeople,
    handle: (cx, { resource }) => showPerson(cx, present(resource)),
  }),
  post(`${PEOPLE}/:persona/ruoli`, {
    summary: 'Gives a person a role, everywhere or in one place',
    load,
    allow: mayGiveRoles,
    form: Granted,
    invalid: (cx, { resource, errors, values }) =>
      showPerson(cx, present(resource), { errors, values, status: 422 }),
    handle: async (cx, { actor, resource, form }) => {
      const person = present(resource)
      const { role, territory: written, until } = form
      const territory = written ? placeWritten(await places(cx.db), written) : undefined
      if (written && !territory) {
        const errors = { territory: cx.t('staff.grant_where_unknown') }
        return showPerson(cx, person, { errors, values: { ...form }, status: 422 })
      }
      const wanted = {
        role,
        territory,
        validTo: until ? endOfDay(until, cx.config.timeZone) : undefined,
      }
      return after(cx, person, await grantTo(cx, who(actor), person.id, wanted), { ...form })
    },
  }),
  post(`${PEOPLE}/:persona/ruoli/:grant/termina`, {
    summary: 'Ends a role of a person at once',
    load,
    allow: mayGiveRoles,
    handle: async (cx, { actor, resource, params }) => {
      const person = present(resource)
      if (!isUuid(params.grant)) throw new HttpError(404)
      const asked = { personId: person.id, grantId: params.grant }
      return after(cx, person, await endGrantOf(cx, who(actor), asked))
    },
  }),
  post(`${PEOPLE}/:persona/secondo-controllo`, {
    summary: 'Takes the second factor of somebody away who lost it; they are told',
    load,
    allow: mayGiveRoles,
    handle: async (cx, { actor, resource }) => {
      const person = present(resource)
      return after(cx, person, await resetFactorsOf(cx, who(actor), person.id))
    },
  }),
  post(`${PEOPLE}/:persona/stato`, {
    summary: 'Stops an account everywhere at once, or lets it enter again',
    load,
    allow: mayManagePeople,
    form: z.object({ stato: z.enum(['active', 'suspended']) }),
    handle: async (cx, { actor, resource, form }) => {
      const person = present(resource)
      const asked = { personId: person.id, suspended: form.stato === 'suspended' }
      return after(cx, person, await setSuspended(cx, who(actor), asked))
    },
  }),
]
