import type { Cx } from '../../../../platform/cx.ts'
import { Button } from '../../../../platform/ui/Button.tsx'
import { DefinitionList } from '../../../../platform/ui/DefinitionList.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { Alert } from '../../../../platform/ui/Notice.tsx'
import { TextArea } from '../../../../platform/ui/TextArea.tsx'
import { type CannedReply, ReplyChoice } from '../../../board/api.ts'
import { ABOUT, REPORT_STATES } from '../report.ts'
import type { FoundReport } from '../report-queries.ts'
import { MailLine } from './Contacts.tsx'
import { REPORTS_PATH } from './ReportList.tsx'

interface AnswerProps {
  cx: Cx
  report: FoundReport
  replies: readonly CannedReply[]
  /** What is written already. */
  answer: string
  done: boolean
}

/** What a citizen wrote, and the answer. */
export const AnswerPage = (props: AnswerProps) => {
  const { cx, report, done } = props
  const about = ABOUT.find((one) => one === report.about) ?? 'other'
  const state = REPORT_STATES.find((one) => one === report.state) ?? 'open'
  return (
    <>
      {done && <Alert cx={cx} tone="success" live title={cx.t(`directory.record.report_was_${state}`)} />}
      <DefinitionList
        facts={[
          { term: cx.t('directory.record.reports_about'), value: cx.t(`directory.record.about_${about}`) },
          {
            term: cx.t('directory.record.reports_message'),
            value: (
              <div class="kept-lines" lang={report.lang} dir="auto">
                {report.message}
              </div>
            ),
          },
          {
            term: cx.t('directory.record.reports_received'),
            value: cx.t('directory.record.on_date', { date: report.created_at }),
          },
          {
            term: cx.t('directory.record.reports_reply'),
            value: report.email && <MailLine address={report.email} />,
          },
          {
            term: cx.t('directory.record.reports_organization'),
            value: (
              <a href={href(cx, `/enti/${report.slug}`)}>
                <bdi class="wraps">{report.name}</bdi>
              </a>
            ),
          },
          {
            term: cx.t('directory.record.answer'),
            value: report.answer && (
              <div class="kept-lines" dir="auto">
                {report.answer}
              </div>
            ),
          },
        ]}
      />
      <Decision {...props} />
    </>
  )
}

function Decision({ cx, report, replies, answer }: AnswerProps) {
  const action = href(cx, `${REPORTS_PATH}/${report.id}/risposta`)
  if (report.state !== 'open')
    return (
      <Form action={action}>
        <Button kind="secondary" name="azione" value="open">
          {cx.t('directory.record.report_reopen')}
        </Button>
      </Form>
    )
  return (
    <Form action={action} class="stack">
      {report.email && (
        <>
          <TextArea
            cx={cx}
            name="answer"
            label={cx.t('directory.record.answer')}
            hint={cx.t('directory.record.answer_hint')}
            value={answer}
            anyScript
            optional
          />
          <ReplyChoice cx={cx} replies={replies} />
        </>
      )}
      <div class="form-actions">
        <Button name="azione" value="done">
          {cx.t('directory.record.report_done')}
        </Button>
        <Button kind="secondary" name="azione" value="dismissed">
          {cx.t('directory.record.report_dismiss')}
        </Button>
      </div>
    </Form>
  )
}
