import type { Cx } from '../../../platform/cx.ts'
import type { FieldErrors, RawValues } from '../../../platform/http/input.ts'
import { type KeptForm, writeKept } from '../../../platform/http/kept-form.ts'
import { Button } from '../../../platform/ui/Button.tsx'
import { ErrorSummary } from '../../../platform/ui/ErrorSummary.tsx'
import { Form } from '../../../platform/ui/Form.tsx'
import { textValue } from '../../../platform/ui/field.ts'
import { href } from '../../../platform/ui/href.ts'
import { Alert } from '../../../platform/ui/Notice.tsx'
import { TextField } from '../../../platform/ui/TextField.tsx'
import { ServiceLinks } from '../identity/views/ServiceLinks.tsx'
import { FORGOTTEN, REGISTER, SIGN_IN } from '../paths.ts'
import { PASSKEY_SIGN_IN } from '../second-factor/paths.ts'
import { KeptFormAgain } from './KeptForm.tsx'
import { PasswordField } from './PasswordField.tsx'

interface SignInFormProps {
  cx: Cx
  errors: FieldErrors
  values: RawValues
  /** What was just done, such as a new password, as a message. */
  done?: string | undefined
  /** A form to be sent after signing in. */
  kept?: KeptForm | undefined
}

/** User id or e-mail, and password. */
export const SignInForm = ({ cx, errors, values, done, kept }: SignInFormProps) => (
  <div class="measure stack">
    {done && (
      <Alert cx={cx} tone="success" live>
        <p>{done}</p>
      </Alert>
    )}
    <ErrorSummary cx={cx} errors={errors} />
    <Form
      action={href(cx, SIGN_IN)}
      hidden={kept ? { tenuto: writeKept(kept) } : { verso: textValue(values, 'verso') }}
    >
      <TextField
        cx={cx}
        name="who"
        label={cx.t('accounts.who')}
        value={textValue(values, 'who')}
        error={errors.who}
        autocomplete="username"
        code
      />
      <PasswordField cx={cx} name="password" label={cx.t('accounts.password')} error={errors.password} />
      <Button>{cx.t('accounts.sign_in')}</Button>
    </Form>
    {kept ? <SignInElsewhere cx={cx} kept={kept} /> : <OtherWays cx={cx} next={textValue(values, 'verso')} />}
  </div>
)

const OtherWays = ({ cx, next }: { cx: Cx; next: string }) => (
  <ul class="link-list">
    <ServiceLinks cx={cx} next={next} />
    <li>
      <a href={href(cx, PASSKEY_SIGN_IN)}>{cx.t('accounts.passkey.sign_in')}</a>
    </li>
    <li>
      <a href={href(cx, FORGOTTEN)}>{cx.t('accounts.forgotten_link')}</a>
    </li>
    <li>
      <a href={href(cx, REGISTER)}>{cx.t('accounts.register_link')}</a>
    </li>
  </ul>
)

/** Ways to enter that leave this page: in another tab, so that what was typed stays here. */
const SignInElsewhere = ({ cx, kept }: { cx: Cx; kept: KeptForm }) => (
  <>
    <h2>{cx.t('accounts.kept_other')}</h2>
    <p>
      {cx.t('accounts.kept_other_text')}{' '}
      <a href={href(cx, PASSKEY_SIGN_IN)} target="_blank" rel="noopener">
        {cx.t('accounts.passkey.sign_in')}
      </a>
    </p>
    <ul class="link-list">
      <ServiceLinks cx={cx} elsewhere />
    </ul>
    <KeptFormAgain cx={cx} kept={kept} />
  </>
)
