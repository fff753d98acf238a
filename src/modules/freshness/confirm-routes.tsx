import { z } from 'zod'
import type { Cx } from '../../platform/cx.ts'
import { anyone } from '../../platform/http/policy.ts'
import { seeOther } from '../../platform/http/response.ts'
import { get, post } from '../../platform/http/route.ts'
import { href } from '../../platform/ui/href.ts'
import { ownPage } from '../accounts/api.ts'
import { readRecord } from '../directory/api.ts'
import { places } from '../territory/api.ts'
import { answerLetter, silence } from './answer.ts'
import { findLetter } from './letters.ts'
import { PARTS } from './parts.ts'
import { CONFIRM } from './paths.ts'
import { summaryOf } from './summary.ts'
import { Asking } from './views/Asking.tsx'
import { Silence } from './views/Silence.tsx'

const over = (cx: Cx) =>
  ownPage(
    cx,
    { title: cx.t('freshness.over_title') },
    <p class="measure">{cx.t('freshness.over_text')}</p>,
    410,
  )

const thanks = (cx: Cx, said: 'right' | 'changed') =>
  ownPage(
    cx,
    { title: cx.t('freshness.thanks_title') },
    <p class="measure" role="status">
      {cx.t(`freshness.thanks_${said}`)}
    </p>,
  )

async function showAsking(cx: Cx, token: string): Promise<Response> {
  const letter = await findLetter(cx.db, token, cx.now)
  const record = letter && (await readRecord(cx.db, letter.organization_id))
  if (!letter || !record) return over(cx)
  const summary = summaryOf(record.document, cx.lang, await places(cx.db))
  const title = cx.t('freshness.ask_title')
  return ownPage(cx, { title }, <Asking cx={cx} token={token} letter={letter} summary={summary} />)
}

const chosen = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => PARTS.filter((part) => [value ?? []].flat().includes(part)))

/** The link of a mail: whoever holds it answers for the organisation, without password. */
export const confirmRoutes = [
  get(`${CONFIRM}/:token`, {
    summary: 'What we have, and the button "all still right"; opening it changes nothing',
    allow: anyone,
    query: z.object({ fatto: z.enum(['right', 'changed']).optional().catch(undefined) }),
    handle: (cx, { params, query }) => (query.fatto ? thanks(cx, query.fatto) : showAsking(cx, params.token)),
  }),
  post(`${CONFIRM}/:token`, {
    summary: 'Confirms the record, but for what is said to have changed; once',
    allow: anyone,
    form: z.object({
      changed: chosen,
      note: z.string().trim().max(2_000).default(''),
    }),
    handle: async (cx, { params: { token }, form }) => {
      if (!(await answerLetter(cx, token, form))) return over(cx)
      const said = form.changed.length > 0 || form.note !== '' ? 'changed' : 'right'
      return seeOther(`${href(cx, `${CONFIRM}/${token}`)}?fatto=${said}`)
    },
  }),
  get(`${CONFIRM}/:token/basta`, {
    summary: 'Asks whether to send no more of these mails; opening it changes nothing',
    allow: anyone,
    handle: (cx, { params }) =>
      ownPage(cx, { title: cx.t('freshness.stop_title') }, <Silence cx={cx} token={params.token} />),
  }),
  post(`${CONFIRM}/:token/basta`, {
    summary: 'Sends no more of these mails; also what mail programs send by themselves (RFC 8058)',
    allow: anyone,
    // No redirect: the RFC forbids it. Every token gets the same answer.
    handle: async (cx, { params }) => {
      await silence(cx, params.token)
      const done = <p class="measure">{cx.t('freshness.stopped_text')}</p>
      return ownPage(cx, { title: cx.t('freshness.stopped_title') }, done)
    },
  }),
]
