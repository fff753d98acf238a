import type { Cx } from '../../../../platform/cx.ts'
import type { FieldErrors } from '../../../../platform/http/input.ts'
import { Button } from '../../../../platform/ui/Button.tsx'
import { ErrorSummary } from '../../../../platform/ui/ErrorSummary.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { FORGOTTEN } from '../../paths.ts'
import { PasswordField } from '../../views/PasswordField.tsx'

interface ProveProps {
  cx: Cx
  /** Where the form goes, without the language. */
  action: string
  label: string
  errors: FieldErrors
  hidden?: Readonly<Record<string, string>>
  danger?: boolean
}

/** Asks the password of somebody who is in: what follows touches how the account is entered. */
export const ProveForm = ({ cx, action, label, errors, hidden, danger }: ProveProps) => (
  <div class="measure stack">
    <ErrorSummary cx={cx} errors={errors} />
    <Form action={href(cx, action)} {...(hidden && { hidden })}>
      <PasswordField cx={cx} name="password" label={cx.t('accounts.password')} error={errors.password} />
      <Button kind={danger ? 'danger' : 'primary'}>{label}</Button>
    </Form>
    <p>
      <a href={href(cx, FORGOTTEN)}>{cx.t('accounts.forgotten_link')}</a>
    </p>
  </div>
)
