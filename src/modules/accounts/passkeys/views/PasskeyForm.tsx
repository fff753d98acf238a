import type { ComponentChildren } from 'preact'
import type { Cx } from '../../../../platform/cx.ts'
import type { FieldErrors } from '../../../../platform/http/input.ts'
import { Button } from '../../../../platform/ui/Button.tsx'
import { ErrorSummary } from '../../../../platform/ui/ErrorSummary.tsx'
import { href } from '../../../../platform/ui/href.ts'

interface PasskeyFormProps {
  cx: Cx
  /** Where the answer goes, without the language; its options are at `/opzioni` below. */
  action: string
  kind: 'create' | 'get'
  button: string
  errors: FieldErrors
  children?: ComponentChildren
}

/** A form that the island `passkey` fills with the device's answer; without scripts it says what to do instead. */
export const PasskeyForm = ({ cx, action, kind, button, errors, children }: PasskeyFormProps) => (
  <>
    <ErrorSummary cx={cx} errors={errors} />
    <noscript>
      <p>{cx.t('accounts.passkey.no_script')}</p>
    </noscript>
    <form
      action={href(cx, action)}
      method="post"
      noValidate
      data-passkey={kind}
      data-options={href(cx, `${action}/opzioni`)}
    >
      <input type="hidden" name="attempt" />
      <input type="hidden" name="answer" />
      {children}
      <Button icon="key">{button}</Button>
      <p
        role="status"
        data-failed={cx.t('accounts.passkey.failed')}
        data-missing={cx.t('accounts.passkey.missing')}
      />
    </form>
  </>
)
