import type { Cx } from '../../../platform/cx.ts'
import type { FieldErrors } from '../../../platform/http/input.ts'
import { isolated } from '../../../platform/i18n/isolated.ts'
import { ownPage } from '../../accounts/api.ts'
import { editPath } from '../../editing/api.ts'
import { AREA, peoplePath } from '../paths.ts'
import { mayManage } from '../permissions.ts'
import { listToAnswer } from './answer.ts'
import type { Body } from './body.ts'
import { listColleagues } from './colleagues.ts'
import { listEnded } from './give-back.ts'
import { listHandOvers } from './hand-over.ts'
import { listInvitations } from './invite.ts'
import { type Done, People } from './views/People.tsx'

/** Steps to a page about the people of an organisation. */
export const crumbsTo = (cx: Cx, { organizationId, name }: Body, people = true) => [
  { label: cx.t('members.area_title'), path: AREA },
  { label: name, path: editPath(organizationId) },
  ...(people ? [{ label: cx.t('members.people_title'), path: peoplePath(organizationId) }] : []),
]

/** The page of colleagues: for owners with all they can do. */
export async function showPeople(
  cx: Cx,
  body: Body,
  { errors = {}, done }: { errors?: FieldErrors; done?: Done | undefined } = {},
): Promise<Response> {
  const { organizationId } = body
  const manages = mayManage(cx.actor, body)
  const seen = {
    colleagues: await listColleagues(cx.db, organizationId, cx.now),
    handOvers: await listHandOvers(cx.db, organizationId),
    invitations: manages ? await listInvitations(cx.db, organizationId) : [],
    ended: manages
      ? (await listEnded(cx.db, organizationId, cx.now)).filter((one) => one.byWhom === 'owner')
      : [],
    toAnswer: manages ? await listToAnswer(cx.db, [organizationId]) : [],
  }
  return ownPage(
    cx,
    {
      title: cx.t('members.people_title'),
      description: cx.t('members.people_lead', { name: isolated(body.name) }),
      breadcrumb: crumbsTo(cx, body, false),
      errors,
    },
    <People cx={cx} body={body} manages={manages} seen={seen} errors={errors} done={done} />,
    Object.keys(errors).length > 0 ? 409 : 200,
  )
}
