import type { Cx } from '../../../platform/cx.ts'
import type { FieldErrors } from '../../../platform/http/input.ts'
import { Button, LinkButton } from '../../../platform/ui/Button.tsx'
import { ErrorSummary } from '../../../platform/ui/ErrorSummary.tsx'
import { Form } from '../../../platform/ui/Form.tsx'
import { href } from '../../../platform/ui/href.ts'
import { TextField } from '../../../platform/ui/TextField.tsx'
import { editPath } from '../../editing/api.ts'
import { AREA, REQUESTS } from '../paths.ts'
import type { Request } from '../request-queries.ts'

interface StateProps {
  cx: Cx
  request: Request
  errors: FieldErrors
}

/** What somebody asked for, what happens now and what they can do. */
export function RequestState({ cx, request, errors }: StateProps) {
  const path = `${REQUESTS}/${request.id}`
  const open = request.state === 'code' || request.state === 'waiting'
  return (
    <div class="measure stack">
      <ErrorSummary cx={cx} errors={errors} />
      <p>
        <strong>
          <bdi lang={request.lang}>{request.name}</bdi>
        </strong>
      </p>
      <Now cx={cx} request={request} errors={errors} />
      {open && request.way !== 'registration' && (
        <Form action={href(cx, `${path}/ritira`)}>
          <Button kind="secondary">{cx.t('members.request_withdraw')}</Button>
        </Form>
      )}
      <p>
        <a href={href(cx, AREA)}>{cx.t('members.area_title')}</a>
      </p>
    </div>
  )
}

function Now({ cx, request, errors }: StateProps) {
  const { state, way, reason } = request
  if (state === 'code') return <TypeCode cx={cx} request={request} errors={errors} />
  if (state === 'waiting' && request.owners_until)
    return <p>{cx.t('members.request_owners', { date: request.owners_until })}</p>
  if (state === 'waiting')
    return <p>{cx.t(way === 'registration' ? 'members.request_registering' : 'members.request_waiting')}</p>
  if (state === 'returned')
    return (
      <>
        <p>{cx.t('members.request_returned')}</p>
        <blockquote>
          <bdi class="wraps">{reason}</bdi>
        </blockquote>
        {way === 'registration' && <Again cx={cx} request={request} />}
      </>
    )
  return <p>{cx.t(state === 'granted' ? 'members.request_granted' : 'members.request_withdrawn')}</p>
}

const Again = ({ cx, request }: { cx: Cx; request: Request }) => (
  <>
    <p>
      <LinkButton href={href(cx, editPath(request.organization_id))} kind="secondary">
        {cx.t('members.step_open')}
      </LinkButton>
    </p>
    <Form action={href(cx, `${REQUESTS}/${request.id}/invia`)}>
      <Button>{cx.t('members.request_again')}</Button>
    </Form>
  </>
)

const TypeCode = ({ cx, request, errors }: StateProps) => (
  <>
    <p>{cx.t(request.way === 'letter' ? 'members.typed_letter' : 'members.typed_mail')}</p>
    <Form action={href(cx, `${REQUESTS}/${request.id}/codice`)}>
      <TextField
        cx={cx}
        name="codice"
        label={cx.t('members.typed_label')}
        hint={cx.t('members.typed_hint')}
        error={errors.codice}
        autocomplete="one-time-code"
        short
        code
      />
      <Button>{cx.t('members.typed_send')}</Button>
    </Form>
  </>
)
