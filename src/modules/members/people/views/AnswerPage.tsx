import type { Cx } from '../../../../platform/cx.ts'
import type { FieldErrors } from '../../../../platform/http/input.ts'
import { Button } from '../../../../platform/ui/Button.tsx'
import { DefinitionList } from '../../../../platform/ui/DefinitionList.tsx'
import { ErrorSummary } from '../../../../platform/ui/ErrorSummary.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { Alert } from '../../../../platform/ui/Notice.tsx'
import { TextArea } from '../../../../platform/ui/TextArea.tsx'
import { answerPath } from '../../paths.ts'
import type { Request } from '../../request-queries.ts'
import { requestFacts } from '../../views/request-facts.tsx'
import { isOpenForOwners } from '../answer.ts'
import type { Body } from '../body.ts'

interface AnswerProps {
  cx: Cx
  body: Body
  request: Request
  errors: FieldErrors
  typed: string
}

/** Who asks to look after the record with its owners, and what these can say. */
export const AnswerPage = (props: AnswerProps) => {
  const { cx, request, errors } = props
  return (
    <div class="measure stack">
      <ErrorSummary cx={cx} errors={errors} />
      <DefinitionList
        facts={[
          { term: cx.t('members.decide_who'), value: <bdi class="wraps">{request.personName}</bdi> },
          ...requestFacts(cx, request),
        ]}
      />
      {isOpenForOwners(request) ? <Choose {...props} /> : <Answered cx={cx} request={request} />}
    </div>
  )
}

const Choose = ({ cx, body, request, errors, typed }: AnswerProps) => (
  <>
    {request.owners_until && <p>{cx.t('members.answer_until', { date: request.owners_until })}</p>}
    <Form action={href(cx, answerPath(body.organizationId, request.id))}>
      <h2>{cx.t('members.answer_yes')}</h2>
      <p>{cx.t('members.answer_yes_text')}</p>
      <p class="cluster">
        <Button name="risposta" value="organization_editor">
          {cx.t('members.answer_as_editor')}
        </Button>
        <Button name="risposta" value="organization_owner" kind="secondary">
          {cx.t('members.answer_as_owner')}
        </Button>
      </p>
    </Form>
    <Form action={href(cx, answerPath(body.organizationId, request.id))}>
      <h2>{cx.t('members.answer_no')}</h2>
      <TextArea
        cx={cx}
        name="motivo"
        label={cx.t('members.answer_reason')}
        hint={cx.t('members.answer_reason_hint')}
        value={typed}
        error={errors.motivo}
      />
      <Button name="risposta" value="no" kind="danger">
        {cx.t('members.answer_object')}
      </Button>
    </Form>
  </>
)

function Answered({ cx, request }: { cx: Cx; request: Request }) {
  const { state, objection, objected_by: by } = request
  const open = state === 'waiting' || state === 'code'
  const key = open ? 'objected' : state === 'granted' || state === 'returned' ? state : 'withdrawn'
  return (
    <Alert cx={cx} live>
      <p>{cx.t(`members.answered_${key}`)}</p>
      {objection !== null && (
        <p>
          <bdi class="wraps">{`${by}: ${objection}`}</bdi>
        </p>
      )}
    </Alert>
  )
}
