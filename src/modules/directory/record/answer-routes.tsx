import { z } from 'zod'
import type { Cx } from '../../../platform/cx.ts'
import { HttpError } from '../../../platform/http/errors.ts'
import { lastOf } from '../../../platform/http/input.ts'
import { seeOther } from '../../../platform/http/response.ts'
import { get, post, present } from '../../../platform/http/route.ts'
import { isLang } from '../../../platform/i18n/languages.ts'
import { isUuid } from '../../../platform/ids.ts'
import { href } from '../../../platform/ui/href.ts'
import { page } from '../../../platform/ui/Page.tsx'
import { listReplies, QUEUE, withReply } from '../../board/api.ts'
import { decideReport } from './report.ts'
import { mayHandleReport } from './report-permissions.ts'
import { type FoundReport, findPlacedReport } from './report-queries.ts'
import { AnswerPage } from './views/AnswerPage.tsx'
import { REPORTS_PATH } from './views/ReportList.tsx'

const AnswerForm = z.object({
  azione: lastOf(z.enum(['done', 'dismissed', 'open', 'inserisci'])),
  answer: lastOf(z.string().trim().max(5000).default('')),
  risposta: lastOf(z.string().max(40).default('')),
})

const load = async (cx: Cx, { report }: { report: string }) =>
  (isUuid(report) ? await findPlacedReport(cx.db, report) : null) ?? null

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
    load,
    allow: mayHandleReport,
    query: z.object({ fatto: z.string().optional() }),
    handle: (cx, { resource, query }) => show(cx, present(resource), '', query.fatto !== undefined),
  }),
  post(`${REPORTS_PATH}/:report/risposta`, {
    summary: 'Answers a report of wrong data and closes it, or opens it again',
    load,
    allow: mayHandleReport,
    form: AnswerForm,
    handle: async (cx, { actor, resource, form }) => {
      if (!actor) throw new HttpError(401)
      const report = present(resource)
      if (form.azione === 'inserisci') {
        const reply = (await listReplies(cx.db)).find(({ id }) => id === form.risposta)
        const lang = isLang(report.lang) ? report.lang : 'it'
        return show(cx, report, withReply(form.answer, reply, lang))
      }
      const answer = form.azione === 'open' ? '' : form.answer
      await decideReport(cx, actor, report.id, form.azione, answer)
      return seeOther(href(cx, `${REPORTS_PATH}/${report.id}?fatto`))
    },
  }),
]
