import type { Cx } from '../../../../platform/cx.ts'
import type { FieldErrors, RawValues } from '../../../../platform/http/input.ts'
import { Bdi } from '../../../../platform/ui/Bdi.tsx'
import { Button, LinkButton } from '../../../../platform/ui/Button.tsx'
import { ErrorSummary } from '../../../../platform/ui/ErrorSummary.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { SIGN_IN } from '../../paths.ts'
import { EmailField, NameField } from '../../views/NewAccountFields.tsx'
import type { Stranger } from '../identity.ts'
import { LINK, STRANGER } from '../paths.ts'

interface StrangerPageProps {
  cx: Cx
  service: string
  stranger: Stranger
  /** There is an account with the address that the service proved. */
  known: boolean
  errors: FieldErrors
  values: RawValues
}

/** An account one has, entered once to link it; or a new one with what the service said. */
export function StrangerPage({ cx, service, stranger, known, errors, values }: StrangerPageProps) {
  const fields = { cx, errors, values }
  return (
    <div class="measure stack">
      <ErrorSummary cx={cx} errors={errors} />
      <h2>{cx.t('accounts.invitation_have')}</h2>
      {known && (
        <p>
          {cx.t('accounts.identity.known')} <Bdi>{stranger.email}</Bdi>
        </p>
      )}
      <p>{cx.t('accounts.identity.have', { service })}</p>
      <p>
        <LinkButton
          href={`${href(cx, SIGN_IN)}?verso=${encodeURIComponent(href(cx, LINK))}`}
          kind={known ? 'primary' : 'secondary'}
        >
          {cx.t('accounts.sign_in')}
        </LinkButton>
      </p>
      {!known && (
        <>
          <h2>{cx.t('accounts.invitation_new')}</h2>
          <Form action={href(cx, STRANGER)}>
            <NameField {...fields} />
            <EmailField {...fields} />
            <p class="hint">{cx.t('accounts.register_privacy')}</p>
            <Button>{cx.t('accounts.identity.open')}</Button>
          </Form>
        </>
      )}
    </div>
  )
}
