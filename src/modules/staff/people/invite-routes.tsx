import { z } from 'zod'
import type { Cx } from '../../../platform/cx.ts'
import { STAFF_ROLES } from '../../../platform/http/actor.ts'
import { HttpError, notFound } from '../../../platform/http/errors.ts'
import type { FieldErrors, RawValues } from '../../../platform/http/input.ts'
import { seeOther } from '../../../platform/http/response.ts'
import { get, post } from '../../../platform/http/route.ts'
import { LANGUAGES } from '../../../platform/i18n/languages.ts'
import { isUuid } from '../../../platform/ids.ts'
import { href } from '../../../platform/ui/href.ts'
import { page } from '../../../platform/ui/Page.tsx'
import { mayGiveRoles } from '../permissions.ts'
import { listOpenInvitations, takeBackInvitation } from './invitations.ts'
import { inviteToWork } from './invite.ts'
import { INVITE, PEOPLE } from './paths.ts'
import { InviteForm } from './views/InviteForm.tsx'
import { OpenInvitations } from './views/OpenInvitations.tsx'

const Invited = z.object({
  email: z.string().trim().max(254).pipe(z.email()),
  role: z.enum(STAFF_ROLES),
  lang: z.enum(LANGUAGES),
})

async function show(cx: Cx, errors: FieldErrors, values: RawValues, status = 200): Promise<Response> {
  const open = await listOpenInvitations(cx.db, cx.now)
  const breadcrumb = [
    { label: cx.t('staff.home_title'), path: '/gestione' },
    { label: cx.t('staff.people_title'), path: PEOPLE },
  ]
  const title = cx.t('staff.invite_title')
  const invalid = Object.keys(errors).length > 0
  return page(
    cx,
    { title, description: cx.t('staff.invite_lead'), breadcrumb, invalid, feedback: false, indexed: false },
    <>
      <InviteForm cx={cx} errors={errors} values={values} />
      <OpenInvitations cx={cx} open={open} />
    </>,
    status,
  )
}

/** Inviting somebody to work on the portal; before the pages of one person, whose address would match too. */
export const inviteRoutes = [
  get(INVITE, {
    summary: 'The form to invite somebody to work on the portal with a role',
    allow: mayGiveRoles,
    handle: (cx) => show(cx, {}, { lang: cx.lang }),
  }),
  post(INVITE, {
    summary: 'Invites somebody by mail; the role is theirs once they accept',
    makes: true,
    allow: mayGiveRoles,
    form: Invited,
    invalid: (cx, { errors, values }) => show(cx, errors, values, 422),
    handle: async (cx, { actor, form }) => {
      if (!actor) throw new HttpError(401)
      const invitedBy = { id: actor.id, name: actor.name }
      await cx.db.transaction().execute((tx) => inviteToWork(cx, tx, { ...form, invitedBy }, cx.now))
      return seeOther(`${href(cx, PEOPLE)}?fatto=invited`)
    },
  }),
  post(`${INVITE}/:invito/ritira`, {
    summary: 'Takes an invitation to work on the portal back',
    allow: mayGiveRoles,
    handle: async (cx, { actor, params: { invito: id } }) => {
      if (!actor) throw new HttpError(401)
      const asked = { id, by: actor, now: cx.now }
      const done = isUuid(id) && (await cx.db.transaction().execute((tx) => takeBackInvitation(tx, asked)))
      if (!done) throw notFound()
      return seeOther(href(cx, INVITE))
    },
  }),
]
