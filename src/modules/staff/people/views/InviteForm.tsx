import type { Cx } from '../../../../platform/cx.ts'
import { STAFF_ROLES } from '../../../../platform/http/actor.ts'
import type { FieldErrors, RawValues } from '../../../../platform/http/input.ts'
import { LANGUAGE_NAMES, LANGUAGES } from '../../../../platform/i18n/languages.ts'
import { Button } from '../../../../platform/ui/Button.tsx'
import { ErrorSummary } from '../../../../platform/ui/ErrorSummary.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { textValue } from '../../../../platform/ui/field.ts'
import { href } from '../../../../platform/ui/href.ts'
import { SelectField } from '../../../../platform/ui/SelectField.tsx'
import { TextField } from '../../../../platform/ui/TextField.tsx'
import { roleKey } from '../../role-words.ts'
import { INVITE } from '../paths.ts'

/** Whom to invite, to do what, and in which language to write to them. */
export const InviteForm = ({ cx, errors, values }: { cx: Cx; errors: FieldErrors; values: RawValues }) => (
  <div class="measure stack">
    <ErrorSummary cx={cx} errors={errors} />
    <Form action={href(cx, INVITE)} once>
      <TextField
        cx={cx}
        name="email"
        type="email"
        inputMode="email"
        label={cx.t('staff.people_email')}
        value={textValue(values, 'email')}
        error={errors.email}
      />
      <SelectField
        cx={cx}
        name="role"
        label={cx.t('staff.people_role')}
        value={textValue(values, 'role')}
        error={errors.role}
        options={STAFF_ROLES.map((role) => ({ value: role, label: cx.t(roleKey(role)) }))}
      />
      <SelectField
        cx={cx}
        name="lang"
        label={cx.t('staff.invite_lang')}
        value={textValue(values, 'lang')}
        error={errors.lang}
        options={LANGUAGES.map((lang) => ({ value: lang, label: LANGUAGE_NAMES[lang] }))}
        empty={false}
      />
      <Button>{cx.t('staff.invite_send')}</Button>
    </Form>
  </div>
)
