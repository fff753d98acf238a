import type { Cx } from '../../../platform/cx.ts'
import type { FieldErrors, RawValues } from '../../../platform/http/input.ts'
import { Bdi } from '../../../platform/ui/Bdi.tsx'
import { Button, LinkButton } from '../../../platform/ui/Button.tsx'
import { ErrorSummary } from '../../../platform/ui/ErrorSummary.tsx'
import { Form } from '../../../platform/ui/Form.tsx'
import { href } from '../../../platform/ui/href.ts'
import type { OpenInvitation } from '../invitations.ts'
import { INVITATION, SIGN_IN } from '../paths.ts'
import { NameField, NewPasswordField, UserIdField } from './NewAccountFields.tsx'

interface InvitationPageProps {
  cx: Cx
  token: string
  invitation: OpenInvitation
  errors: FieldErrors
  values: RawValues
}

/** Who invites and for what; accepting with the account one is in with, with another, or with a new one. */
export function InvitationPage({ cx, token, invitation, errors, values }: InvitationPageProps) {
  const path = `${INVITATION}/${token}`
  return (
    <div class="measure stack">
      <ErrorSummary cx={cx} errors={errors} />
      <p>{cx.t('accounts.invitation_text', { who: invitation.invitedBy, reason: invitation.reason })}</p>
      {cx.actor?.hasAccount ? (
        <Form action={href(cx, path)}>
          <p>
            {cx.t('accounts.invitation_as')} <Bdi>{cx.actor.name}</Bdi>
          </p>
          <Button>{cx.t('accounts.invitation_accept')}</Button>
        </Form>
      ) : (
        <>
          <h2>{cx.t('accounts.invitation_have')}</h2>
          <p>
            <LinkButton
              href={`${href(cx, SIGN_IN)}?verso=${encodeURIComponent(href(cx, path))}`}
              kind="secondary"
            >
              {cx.t('accounts.sign_in')}
            </LinkButton>
          </p>
          <h2>{cx.t('accounts.invitation_new')}</h2>
          <p>
            {cx.t('accounts.invitation_email')} <Bdi>{invitation.email}</Bdi>
          </p>
          <Form action={href(cx, `${path}/nuovo`)}>
            <NameField cx={cx} errors={errors} values={values} />
            <UserIdField cx={cx} errors={errors} values={values} />
            <NewPasswordField cx={cx} errors={errors} />
            <Button>{cx.t('accounts.invitation_open')}</Button>
          </Form>
        </>
      )}
    </div>
  )
}
