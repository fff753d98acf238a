import { z } from 'zod'
import type { Cx } from '../../../platform/cx.ts'
import { type FieldErrors, lastOf } from '../../../platform/http/input.ts'
import { seeOther } from '../../../platform/http/response.ts'
import { get, post, present } from '../../../platform/http/route.ts'
import { isUuid } from '../../../platform/ids.ts'
import { href } from '../../../platform/ui/href.ts'
import { ownPage } from '../../accounts/api.ts'
import { ANSWER, answerPath } from '../paths.ts'
import { mayManage } from '../permissions.ts'
import { findRequest, type Request } from '../request-queries.ts'
import { type AnswerRefusal, answer } from './answer.ts'
import { type Body, known, loadBody } from './body.ts'
import { crumbsTo } from './show-people.tsx'
import { AnswerPage } from './views/AnswerPage.tsx'

type Asked = Body & { request: Request | undefined }

/** A claim, of the organisation the address names; registrations are the editors' business. */
async function load(
  cx: Cx,
  params: { organizationId: string; richiesta: string },
): Promise<Asked | undefined> {
  const body = await loadBody(cx, params)
  const found = body && isUuid(params.richiesta) ? await findRequest(cx.db, params.richiesta) : undefined
  const isOurs = found?.organization_id === body?.organizationId && found?.way !== 'registration'
  return body && { ...body, request: isOurs ? found : undefined }
}

const Said = z.object({
  risposta: lastOf(z.enum(['organization_owner', 'organization_editor', 'no'])),
  motivo: lastOf(z.string().trim().max(2000).default('')),
})

function show(cx: Cx, asked: Asked, refused?: AnswerRefusal, typed = '') {
  const errors: FieldErrors = refused
    ? { [refused === 'no_objection' ? 'motivo' : '']: cx.t(`members.answer_no_${refused}`) }
    : {}
  const title = cx.t('members.answer_title')
  return ownPage(
    cx,
    { title, breadcrumb: crumbsTo(cx, asked), errors },
    <AnswerPage cx={cx} body={asked} request={present(asked.request)} errors={errors} typed={typed} />,
    refused ? 409 : 200,
  )
}

/** Owners answer somebody who asks to look after the record with them. */
export const answerRoutes = [
  get(ANSWER, {
    summary: 'Who asks to look after the record with its owners',
    load,
    allow: mayManage,
    handle: (cx, { resource }) => show(cx, resource),
  }),
  post(ANSWER, {
    summary: 'An owner lets the person in, or objects with a reason',
    load,
    allow: mayManage,
    form: Said,
    handle: async (cx, { actor, resource, form: { risposta, motivo } }) => {
      const { organizationId } = resource
      const request = present(resource.request)
      const say = risposta === 'no' ? { objection: motivo } : { welcome: risposta }
      const asked = { requestId: request.id, say, by: known(actor), now: cx.now }
      const refused = await cx.db.transaction().execute((tx) => answer(tx, asked))
      if (!refused) return seeOther(href(cx, answerPath(organizationId, request.id)))
      return show(cx, resource, refused, motivo)
    },
  }),
]
