import { z } from 'zod'
import type { Cx } from '../../../platform/cx.ts'
import { HttpError } from '../../../platform/http/errors.ts'
import { lastOf } from '../../../platform/http/input.ts'
import { seeOther } from '../../../platform/http/response.ts'
import { get, post } from '../../../platform/http/route.ts'
import { isLang } from '../../../platform/i18n/languages.ts'
import { isUuid } from '../../../platform/ids.ts'
import { href } from '../../../platform/ui/href.ts'
import { page } from '../../../platform/ui/Page.tsx'
import { listReplies, QUEUE, withReply } from '../../board/api.ts'
import { decideReport } from './report.ts'
import { mayHandleReports } from './report-permissions.ts'
import { type FoundReport, findReport } from './report-queries.ts'
import { AnswerPage } from './views/AnswerPage.tsx'
import { REPORTS_PATH } from './views/ReportList.tsx'

const AnswerForm = z.object({
  azione: lastOf(z.enum(['done', 'dismissed', 'open', 'inserisci'])),
  answer: lastOf(z.string().trim().max(5000).default('')),
  risposta: lastOf(z.string().max(40).default('')),
})

const load = (cx: Cx, { report }: { report: string }) =>
  mayHandleReports(cx.actor, undefined) && isUuid(report) ? findReport(cx.db, report) : undefined

async function show(cx: Cx, report: FoundReport, answer = '', done = false): Promise<Response> {
  const shown = page(
    cx,
    {
      title: report.name,
      lead: cx.t('directory.record.report_one'),
      breadcrumb: [
        { label: cx.t('directory.record.staff_area'), path: '/gestione' },
        { label: cx.t('board.title'), path: QUEUE },
      ],
      feedback: false,
      indexed: false,
    },
    <AnswerPage cx={cx} report={report} replies={await listReplies(cx.db)} answer={answer} done={done} />,
  )
  shown.headers.set('cache-control', 'no-store')
  return shown
}

/** One report of a citizen: read, answered by mail, closed and opened again. */
export const answerRoutes = [
  get(`${REPORTS_PATH}/:report`, {
    summary: 'One report of wrong data, to answer and close',
    load: async (cx, params) => (await load(cx, params)) ?? 'none',
    allow: mayHandleReports,
    query: z.object({ fatto: z.string().optional() }),
    handle: (cx, { resource, query }) => {
      if (resource === 'none') throw new HttpError(404)
      return show(cx, resource, '', query.fatto !== undefined)
    },
  }),
  post(`${REPORTS_PATH}/:report/risposta`, {
    summary: 'Answers a report of wrong data and closes it, or opens it again',
    load: async (cx, params) => (await load(cx, params)) ?? 'none',
    allow: mayHandleReports,
    form: AnswerForm,
    handle: async (cx, { actor, resource, form }) => {
      if (!actor) throw new HttpError(401)
      if (resource === 'none') throw new HttpError(404)
      if (form.azione === 'inserisci') {
        const reply = (await listReplies(cx.db)).find(({ id }) => id === form.risposta)
        const lang = isLang(resource.lang) ? resource.lang : 'it'
        return show(cx, resource, withReply(form.answer, reply, lang))
      }
      const answer = form.azione === 'open' ? '' : form.answer
      await decideReport(cx, actor, resource.id, form.azione, answer)
      return seeOther(href(cx, `${REPORTS_PATH}/${resource.id}?fatto`))
    },
  }),
]
