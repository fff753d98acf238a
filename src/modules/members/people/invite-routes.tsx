import { z } from 'zod'
import type { Cx } from '../../../platform/cx.ts'
import { notFound } from '../../../platform/http/errors.ts'
import { type FieldErrors, lastOf, type RawValues } from '../../../platform/http/input.ts'
import { seeOther } from '../../../platform/http/response.ts'
import { get, post } from '../../../platform/http/route.ts'
import { LANGUAGES } from '../../../platform/i18n/languages.ts'
import { isUuid } from '../../../platform/ids.ts'
import { href } from '../../../platform/ui/href.ts'
import { ownPage } from '../../accounts/api.ts'
import { PEOPLE, peoplePath } from '../paths.ts'
import { mayManage } from '../permissions.ts'
import { type Body, known, loadBody } from './body.ts'
import { inviteColleague, sendAgain, takeInvitationBack } from './invite.ts'
import { after } from './people-routes.tsx'
import { MEMBER_ROLES } from './rules.ts'
import { crumbsTo } from './show-people.tsx'
import { InviteForm } from './views/InviteForm.tsx'

const Invited = z.object({
  email: lastOf(
    z
      .string()
      .trim()
      .max(254)
      .pipe(z.email({ error: 'form.email' })),
  ),
  ruolo: lastOf(z.enum(MEMBER_ROLES, { error: 'form.choose_from_list' })),
  lingua: lastOf(z.enum(LANGUAGES, { error: 'form.choose_from_list' })),
})

function show(cx: Cx, body: Body, values: RawValues, errors: FieldErrors = {}, status = 422) {
  const options = {
    title: cx.t('members.invite_title'),
    description: cx.t('members.invite_lead'),
    breadcrumb: crumbsTo(cx, body),
    errors,
  }
  return ownPage(
    cx,
    options,
    <InviteForm cx={cx} body={body} values={values} errors={errors} />,
    Object.keys(errors).length > 0 ? status : 200,
  )
}

/** What somebody asks about one invitation. */
function about(cx: Cx, { organizationId }: Body, invitationId: string) {
  if (!isUuid(invitationId)) throw notFound()
  return { organizationId, invitationId, by: known(cx.actor), now: cx.now }
}

/** Owners invite colleagues; before the pages of one person, whose addresses would match too. */
export const inviteRoutes = [
  get(`${PEOPLE}/invita`, {
    summary: 'The form to invite a colleague to look after an organisation',
    load: loadBody,
    allow: mayManage,
    handle: (cx, { resource }) => show(cx, resource, { lingua: cx.lang, ruolo: 'organization_editor' }),
  }),
  post(`${PEOPLE}/invita`, {
    summary: 'Invites a colleague by mail; the role is theirs once they accept',
    makes: true,
    load: loadBody,
    allow: mayManage,
    form: Invited,
    invalid: (cx, { resource, values, errors }) => show(cx, resource, values, errors),
    handle: async (cx, { actor, resource, form }) => {
      const { organizationId } = resource
      const { email, ruolo: role, lingua: lang } = form
      const asked = { organizationId, email, role, lang, by: known(actor), now: cx.now }
      const refused = await cx.db.transaction().execute((tx) => inviteColleague(cx, tx, asked))
      if (!refused) return seeOther(`${href(cx, peoplePath(organizationId))}?fatto=invited`)
      const field = refused === 'invited' || refused === 'member' ? 'email' : ''
      return show(cx, resource, { ...form }, { [field]: cx.t(`members.people_no_${refused}`) }, 409)
    },
  }),
  post(`${PEOPLE}/inviti/:invito/rimanda`, {
    summary: 'Sends an open invitation again, with a new link',
    load: loadBody,
    allow: mayManage,
    handle: async (cx, { resource, params }) => {
      const asked = about(cx, resource, params.invito)
      return after(cx, resource, await cx.db.transaction().execute((tx) => sendAgain(tx, asked)), 'resent')
    },
  }),
  post(`${PEOPLE}/inviti/:invito/ritira`, {
    summary: 'Takes an open invitation back',
    load: loadBody,
    allow: mayManage,
    handle: async (cx, { resource, params }) => {
      const asked = about(cx, resource, params.invito)
      const refused = await cx.db.transaction().execute((tx) => takeInvitationBack(tx, asked))
      return after(cx, resource, refused, 'uninvited')
    },
  }),
]
