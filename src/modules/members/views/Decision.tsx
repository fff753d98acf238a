import type { Cx } from '../../../platform/cx.ts'
import type { FieldErrors } from '../../../platform/http/input.ts'
import { Button } from '../../../platform/ui/Button.tsx'
import { DefinitionList } from '../../../platform/ui/DefinitionList.tsx'
import { ErrorSummary } from '../../../platform/ui/ErrorSummary.tsx'
import { Form } from '../../../platform/ui/Form.tsx'
import { href } from '../../../platform/ui/href.ts'
import { Alert } from '../../../platform/ui/Notice.tsx'
import { TextArea } from '../../../platform/ui/TextArea.tsx'
import { type NameDoubt, NameDoubts } from '../../editing/api.ts'
import { settledAt } from '../decide.ts'
import type { Member, Request } from '../request-queries.ts'
import { requestFacts } from './request-facts.tsx'

interface DecisionProps {
  cx: Cx
  request: Request
  people: readonly Member[]
  /** Why the name of the organisation may deceive. */
  doubt: NameDoubt | undefined
  base: string
  errors: FieldErrors
  typed: string
}

/** One request as the staff sees it, with what can be decided. */
export function Decision(props: DecisionProps) {
  const { cx, request, people, doubt, errors } = props
  const open = request.state === 'code' || request.state === 'waiting'
  const others = people.filter(({ id }) => id !== request.account_id)
  return (
    <div class="measure stack">
      <ErrorSummary cx={cx} errors={errors} />
      {request.objection !== null && (
        <Alert cx={cx} tone="warning" title={cx.t('members.decide_objection')}>
          <p>
            <bdi class="wraps">{`${request.objected_by}: ${request.objection}`}</bdi>
          </p>
        </Alert>
      )}
      <DefinitionList
        facts={[
          { term: cx.t('members.decide_organization'), value: <Record cx={cx} request={request} /> },
          {
            term: cx.t('members.decide_who'),
            value: <bdi class="wraps">{`${request.personName} · ${request.personEmail}`}</bdi>,
          },
          ...requestFacts(cx, request),
          {
            term: cx.t('members.decide_people'),
            value: others.map(({ grantId, name }) => <bdi key={grantId}>{name}</bdi>),
          },
          open &&
            request.owners_until && {
              term: cx.t('members.decide_owners'),
              value: cx.t('members.answer_until', { date: request.owners_until }),
            },
        ]}
      />
      <NameDoubts cx={cx} doubt={doubt} />
      {open ? <Decide {...props} /> : <Outcome {...props} />}
    </div>
  )
}

const Record = ({ cx, request }: { cx: Cx; request: Request }) =>
  request.visibility === 'public' ? (
    <a href={href(cx, `/enti/${request.slug}`)}>
      <bdi lang={request.lang}>{request.name}</bdi>
    </a>
  ) : (
    <bdi lang={request.lang}>{request.name}</bdi>
  )

function Decide({ cx, request, base, errors, typed }: DecisionProps) {
  if (request.account_id === cx.actor?.id) return <p>{cx.t('members.refused_own')}</p>
  const claim = request.way !== 'registration'
  return (
    <>
      {request.way === 'letter' && (
        <Form action={href(cx, `${base}/${request.id}/lettera`)}>
          <Button kind="secondary">{cx.t('members.letter_print')}</Button>
        </Form>
      )}
      <Form action={href(cx, `${base}/${request.id}`)}>
        <TextArea
          cx={cx}
          name="testo"
          label={cx.t(claim ? 'members.decide_document' : 'members.decide_reason')}
          hint={cx.t(claim ? 'members.decide_document_hint' : 'members.decide_reason_hint')}
          value={typed}
          error={errors.testo}
          optional
        />
        <p class="cluster">
          <Button name="azione" value="approve">
            {cx.t('members.decide_approve')}
          </Button>
          <Button name="azione" value="return" kind="secondary">
            {cx.t('members.decide_return')}
          </Button>
        </p>
      </Form>
    </>
  )
}

function Outcome({ cx, request, base }: DecisionProps) {
  const { state, decided_name: by, reason } = request
  const at = settledAt(request)
  if (state === 'withdrawn') return <p>{cx.t('members.request_withdrawn')}</p>
  return (
    <>
      <Alert cx={cx} tone={state === 'granted' ? 'success' : 'info'} live>
        <p>{cx.t(state === 'granted' ? 'members.decided_granted' : 'members.decided_returned')}</p>
        {by && at && <p>{cx.t('members.decided_by', { by, date: at })}</p>}
        {reason && (
          <p>
            <bdi class="wraps">{reason}</bdi>
          </p>
        )}
      </Alert>
      {at && request.account_id !== cx.actor?.id && (
        <Form action={href(cx, `${base}/${request.id}/annulla`)}>
          <Button kind="secondary">{cx.t('members.decide_undo')}</Button>
        </Form>
      )}
    </>
  )
}
