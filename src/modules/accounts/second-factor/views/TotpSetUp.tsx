import type { Cx } from '../../../../platform/cx.ts'
import type { FieldErrors } from '../../../../platform/http/input.ts'
import { Button } from '../../../../platform/ui/Button.tsx'
import { ErrorSummary } from '../../../../platform/ui/ErrorSummary.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { qrPath } from '../../../../platform/ui/qr-code.ts'
import { TextField } from '../../../../platform/ui/TextField.tsx'
import { CODES } from '../paths.ts'
import { base32, inGroups } from '../totp.ts'

/** The key as a picture and as letters, and the field for the first code. */
export function TotpSetUp({
  cx,
  secret,
  uri,
  errors,
}: {
  cx: Cx
  secret: Buffer
  uri: string
  errors: FieldErrors
}) {
  const { size, path } = qrPath(uri)
  return (
    <>
      <ErrorSummary cx={cx} errors={errors} />
      <ol class="measure">
        <li>{cx.t('accounts.factor.step_app')}</li>
        <li>
          {cx.t('accounts.factor.step_scan')}
          <p>
            <svg
              class="totp-qr"
              viewBox={`0 0 ${size} ${size}`}
              role="img"
              aria-label={cx.t('accounts.factor.qr')}
            >
              <path class="qr-light" d={`M0 0h${size}v${size}H0z`} />
              <path class="qr-dark" d={path} />
            </svg>
          </p>
          <p>
            {cx.t('accounts.factor.by_hand')}
            <br />
            <code dir="ltr">{inGroups(base32(secret))}</code>
          </p>
        </li>
        <li>{cx.t('accounts.factor.step_code')}</li>
      </ol>
      <Form action={href(cx, CODES)}>
        <TextField
          cx={cx}
          name="code"
          label={cx.t('accounts.factor.first_code')}
          error={errors.code}
          inputMode="numeric"
          autocomplete="one-time-code"
          short
          code
        />
        <Button>{cx.t('accounts.factor.confirm')}</Button>
      </Form>
    </>
  )
}
