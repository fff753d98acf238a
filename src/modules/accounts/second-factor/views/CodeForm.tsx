import type { Cx } from '../../../../platform/cx.ts'
import type { FieldErrors } from '../../../../platform/http/input.ts'
import { type KeptForm, writeKept } from '../../../../platform/http/kept-form.ts'
import { Button } from '../../../../platform/ui/Button.tsx'
import { ErrorSummary } from '../../../../platform/ui/ErrorSummary.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { TextField } from '../../../../platform/ui/TextField.tsx'
import { CODE } from '../../paths.ts'
import { PASSKEY_SIGN_IN } from '../paths.ts'

interface CodeFormProps {
  cx: Cx
  token: string
  errors: FieldErrors
  /** A form to be sent after signing in. */
  kept?: KeptForm | undefined
}

/** Asks the code after a right password: of the application, or one of the ten on paper. */
export const CodeForm = ({ cx, token, errors, kept }: CodeFormProps) => (
  <>
    <ErrorSummary cx={cx} errors={errors} />
    <p class="measure">{cx.t('accounts.factor.code_lead')}</p>
    <Form
      action={href(cx, `${CODE}/${encodeURIComponent(token)}`)}
      hidden={kept ? { tenuto: writeKept(kept) } : {}}
    >
      <TextField
        cx={cx}
        name="code"
        label={cx.t('accounts.factor.code')}
        hint={cx.t('accounts.factor.code_hint')}
        error={errors.code}
        autocomplete="one-time-code"
        short
        code
      />
      <Button>{cx.t('accounts.factor.go_on')}</Button>
    </Form>
    <h2>{cx.t('accounts.factor.lost_title')}</h2>
    <p class="measure">{cx.t('accounts.factor.lost_text')}</p>
    <p>
      <a href={href(cx, PASSKEY_SIGN_IN)}>{cx.t('accounts.passkey.sign_in')}</a>
    </p>
  </>
)
