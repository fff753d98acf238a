import type { ComponentChildren } from 'preact'
import { z } from 'zod'
import type { Cx } from '../../../platform/cx.ts'
import type { FieldErrors, RawValues } from '../../../platform/http/input.ts'
import { seeOther } from '../../../platform/http/response.ts'
import { get, post } from '../../../platform/http/route.ts'
import { LANGUAGE_NAMES, LANGUAGES } from '../../../platform/i18n/languages.ts'
import { findAccount } from '../../../platform/session/accounts.ts'
import { Button } from '../../../platform/ui/Button.tsx'
import { ErrorSummary } from '../../../platform/ui/ErrorSummary.tsx'
import { Form } from '../../../platform/ui/Form.tsx'
import { textValue } from '../../../platform/ui/field.ts'
import { href } from '../../../platform/ui/href.ts'
import { SelectField } from '../../../platform/ui/SelectField.tsx'
import { ownPage } from '../own-page.ts'
import { passwordErrors } from '../password-fault.ts'
import { ACCOUNT } from '../paths.ts'
import { withAccount } from '../permissions.ts'
import { Language, Password, PersonName } from '../person-fields.ts'
import { isOwnPassword, owner } from '../second-factor/proof.ts'
import { passwordError } from '../second-factor/security-page.tsx'
import { NameField, NewPasswordField } from '../views/NewAccountFields.tsx'
import { PasswordField } from '../views/PasswordField.tsx'
import { changePassword, changeProfile } from './change.ts'
import { PASSWORD_PAGE, PROFILE } from './paths.ts'

interface Shown {
  title: string
  description?: string
  errors: FieldErrors
  action: string
  button: string
  danger?: boolean
  status: number
}

/** A page under one's account with one form. */
export const accountForm = (
  cx: Cx,
  { title, description, errors, action, button, danger = false, status }: Shown,
  fields: ComponentChildren,
): Response =>
  ownPage(
    cx,
    {
      title,
      ...(description && { description }),
      errors,
      islands: ['password'],
      breadcrumb: [{ label: cx.t('accounts.account_title'), path: ACCOUNT }],
    },
    <div class="measure stack">
      <ErrorSummary cx={cx} errors={errors} />
      <Form action={href(cx, action)}>
        {fields}
        <Button kind={danger ? 'danger' : 'primary'}>{button}</Button>
      </Form>
    </div>,
    status,
  )

const showProfile = (cx: Cx, errors: FieldErrors, values: RawValues, status = 200) =>
  accountForm(
    cx,
    {
      title: cx.t('accounts.profile_title'),
      errors,
      action: PROFILE,
      button: cx.t('accounts.save'),
      status,
    },
    <>
      <NameField cx={cx} errors={errors} values={values} />
      <SelectField
        cx={cx}
        name="lang"
        label={cx.t('accounts.lang')}
        hint={cx.t('accounts.lang_hint')}
        value={textValue(values, 'lang')}
        error={errors.lang}
        options={LANGUAGES.map((lang) => ({ value: lang, label: LANGUAGE_NAMES[lang] }))}
        empty={false}
      />
    </>,
  )

const showPassword = (cx: Cx, errors: FieldErrors = {}, status = 200) =>
  accountForm(
    cx,
    {
      title: cx.t('accounts.password_change'),
      errors,
      action: PASSWORD_PAGE,
      button: cx.t('accounts.reset'),
      status,
    },
    <>
      <PasswordField
        cx={cx}
        name="oldPassword"
        label={cx.t('accounts.password_old')}
        error={errors.oldPassword}
      />
      <NewPasswordField cx={cx} errors={errors} />
    </>,
  )

/** Changing one's name, language and password. */
export const changeRoutes = [
  get(PROFILE, {
    summary: 'The form to change my name and language',
    allow: withAccount,
    handle: async (cx, { actor }) => {
      const account = await findAccount(cx.db, owner(actor).id)
      return showProfile(cx, {}, { name: account?.name ?? '', lang: account?.lang ?? cx.lang })
    },
  }),
  post(PROFILE, {
    summary: 'Changes my name and language',
    allow: withAccount,
    form: z.object({ name: PersonName, lang: Language }),
    invalid: (cx, { errors, values }) => showProfile(cx, errors, values, 422),
    handle: async (cx, { actor, form }) => {
      await changeProfile(cx, owner(actor), form)
      return seeOther(`${href(cx, ACCOUNT)}?fatto=profile`)
    },
  }),
  get(PASSWORD_PAGE, {
    summary: 'The form to change my password',
    allow: withAccount,
    handle: (cx) => showPassword(cx),
  }),
  post(PASSWORD_PAGE, {
    summary: 'Changes my password with the old one; ends my other sessions',
    allow: withAccount,
    form: z.object({ oldPassword: Password, password: Password }),
    invalid: (cx, { errors }) => showPassword(cx, errors, 422),
    handle: async (cx, { actor, form }) => {
      const me = owner(actor)
      const account = await findAccount(cx.db, me.id)
      const words = account ? [account.userId, account.email, account.name] : []
      const errors = passwordErrors(cx, 'password', form.password, words)
      if (errors.password) return showPassword(cx, errors, 422)
      const right = await isOwnPassword(cx, me, form.oldPassword)
      if (right !== true) {
        const { password: oldPassword = '' } = passwordError(cx, right)
        return showPassword(cx, { oldPassword }, right ? 429 : 422)
      }
      await changePassword(cx, me, form.password)
      return seeOther(`${href(cx, ACCOUNT)}?fatto=password`)
    },
  }),
]
