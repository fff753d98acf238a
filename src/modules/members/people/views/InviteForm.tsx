import type { Cx } from '../../../../platform/cx.ts'
import type { FieldErrors, RawValues } from '../../../../platform/http/input.ts'
import { LANGUAGE_NAMES, LANGUAGES } from '../../../../platform/i18n/languages.ts'
import { Button } from '../../../../platform/ui/Button.tsx'
import { ErrorSummary } from '../../../../platform/ui/ErrorSummary.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { textValue } from '../../../../platform/ui/field.ts'
import { href } from '../../../../platform/ui/href.ts'
import { Radios } from '../../../../platform/ui/Radios.tsx'
import { SelectField } from '../../../../platform/ui/SelectField.tsx'
import { TextField } from '../../../../platform/ui/TextField.tsx'
import { peoplePath } from '../../paths.ts'
import type { Body } from '../body.ts'

interface InviteProps {
  cx: Cx
  body: Body
  values: RawValues
  errors: FieldErrors
}

/** Address, role and language of a colleague to be invited. */
export const InviteForm = ({ cx, body, values, errors }: InviteProps) => (
  <div class="measure stack">
    <ErrorSummary cx={cx} errors={errors} />
    <Form action={href(cx, `${peoplePath(body.organizationId)}/invita`)} once>
      <TextField
        cx={cx}
        name="email"
        label={cx.t('members.invite_email')}
        value={textValue(values, 'email')}
        error={errors.email}
        type="email"
        autocomplete="off"
      />
      <Radios
        cx={cx}
        name="ruolo"
        label={cx.t('members.people_role')}
        value={textValue(values, 'ruolo')}
        error={errors.ruolo}
        options={roleChoices(cx)}
      />
      <LetterLanguage cx={cx} value={textValue(values, 'lingua')} error={errors.lingua} />
      <Button>{cx.t('members.invite_send')}</Button>
    </Form>
  </div>
)

/** Editor or owner, each with what it means. */
export const roleChoices = (cx: Cx) => [
  {
    value: 'organization_editor',
    label: cx.t('members.role_editor'),
    hint: cx.t('members.role_editor_hint'),
  },
  { value: 'organization_owner', label: cx.t('members.role_owner'), hint: cx.t('members.role_owner_hint') },
]

/** In which of the six languages the mail is written. */
export const LetterLanguage = ({
  cx,
  value,
  error,
}: {
  cx: Cx
  value: string
  error?: string | undefined
}) => (
  <SelectField
    cx={cx}
    name="lingua"
    label={cx.t('members.invite_lang')}
    value={value}
    error={error}
    options={LANGUAGES.map((lang) => ({ value: lang, label: LANGUAGE_NAMES[lang] }))}
    empty={false}
  />
)
