import type { Cx } from '../../../platform/cx.ts'
import type { FieldErrors, RawValues } from '../../../platform/http/input.ts'
import { textValue } from '../../../platform/ui/field.ts'
import { TextField } from '../../../platform/ui/TextField.tsx'
import { SHORTEST } from '../password/rule.ts'
import { PasswordField } from './PasswordField.tsx'

interface FieldsProps {
  cx: Cx
  errors: FieldErrors
  values: RawValues
}

/** User id, as one will type it to enter. */
export const UserIdField = ({ cx, errors, values }: FieldsProps) => (
  <TextField
    cx={cx}
    name="userId"
    label={cx.t('accounts.user_id')}
    hint={cx.t('accounts.user_id_hint')}
    value={textValue(values, 'userId')}
    error={errors.userId}
    autocomplete="username"
    code
  />
)

/** The person's name. */
export const NameField = ({ cx, errors, values }: FieldsProps) => (
  <TextField
    cx={cx}
    name="name"
    label={cx.t('accounts.name')}
    hint={cx.t('accounts.name_hint')}
    value={textValue(values, 'name')}
    error={errors.name}
    autocomplete="name"
  />
)

/** An address of mail that is going to be confirmed. */
export const EmailField = ({ cx, errors, values }: FieldsProps) => (
  <TextField
    cx={cx}
    name="email"
    type="email"
    inputMode="email"
    label={cx.t('accounts.email')}
    hint={cx.t('accounts.email_hint')}
    value={textValue(values, 'email')}
    error={errors.email}
    autocomplete="email"
  />
)

/** A new password, with what is asked of it. */
export const NewPasswordField = ({ cx, errors }: Omit<FieldsProps, 'values'>) => (
  <PasswordField
    cx={cx}
    name="password"
    label={cx.t('accounts.password_new')}
    hint={cx.t('accounts.password_hint', { shortest: SHORTEST })}
    error={errors.password}
    fresh
  />
)
