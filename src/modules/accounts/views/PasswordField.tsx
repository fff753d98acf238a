import { FieldFrame } from '../../../platform/ui/FieldParts.tsx'
import { describedBy, type FieldProps, fieldId } from '../../../platform/ui/field.ts'

interface PasswordFieldProps extends FieldProps {
  /** A new one, for programs that keep passwords. */
  fresh?: boolean
}

/**
 * A password: may be pasted, is never sent back. Where scripts run (`islands/password.ts`) a button shows what is
 * typed.
 */
export const PasswordField = ({ fresh = false, ...field }: PasswordFieldProps) => (
  <FieldFrame field={field}>
    <div class="password-field">
      <input
        class="form-control"
        id={fieldId(field.name)}
        name={field.name}
        type="password"
        dir="ltr"
        autocomplete={fresh ? 'new-password' : 'current-password'}
        required
        aria-describedby={describedBy(field)}
        aria-invalid={field.error ? 'true' : undefined}
      />
      <button
        type="button"
        class="btn btn-secondary btn-small"
        hidden
        aria-pressed="false"
        data-shows={fieldId(field.name)}
      >
        {field.cx.t('accounts.password_show')}
      </button>
    </div>
  </FieldFrame>
)
