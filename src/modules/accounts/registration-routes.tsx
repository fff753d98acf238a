import { z } from 'zod'
import type { Cx } from '../../platform/cx.ts'
import type { FieldErrors, RawValues } from '../../platform/http/input.ts'
import { anyone } from '../../platform/http/policy.ts'
import { seeOther } from '../../platform/http/response.ts'
import { get, post } from '../../platform/http/route.ts'
import { Bdi } from '../../platform/ui/Bdi.tsx'
import { Button } from '../../platform/ui/Button.tsx'
import { ErrorSummary } from '../../platform/ui/ErrorSummary.tsx'
import { Form } from '../../platform/ui/Form.tsx'
import { href } from '../../platform/ui/href.ts'
import { findLink } from './links.ts'
import { ownPage } from './own-page.ts'
import { passwordErrors } from './password-fault.ts'
import { REGISTER, SIGN_IN } from './paths.ts'
import { Email, Password, PersonName, UserId } from './person-fields.ts'
import { confirmRegistration, freeUserIds, register } from './registration.ts'
import { EmailField, NameField, NewPasswordField, UserIdField } from './views/NewAccountFields.tsx'
import { LinkOver, OneStep } from './views/OneStep.tsx'
import { waitText } from './wait-text.ts'

const Wanted = z.object({ userId: UserId, email: Email, name: PersonName, password: Password })

function showForm(cx: Cx, errors: FieldErrors = {}, values: RawValues = {}, status = 200) {
  const fields = { cx, errors, values }
  return ownPage(
    cx,
    {
      title: cx.t('accounts.register_title'),
      description: cx.t('accounts.register_lead'),
      errors,
      islands: ['password'],
    },
    <div class="measure stack">
      <ErrorSummary cx={cx} errors={errors} />
      <Form action={href(cx, REGISTER)}>
        <NameField {...fields} />
        <EmailField {...fields} />
        <UserIdField {...fields} />
        <NewPasswordField {...fields} />
        <p class="hint">{cx.t('accounts.register_privacy')}</p>
        <Button>{cx.t('accounts.register')}</Button>
      </Form>
    </div>,
    status,
  )
}

/** What is wrong beside what the schema sees: the password, for this person. */
const faults = (cx: Cx, { userId, email, name, password }: z.infer<typeof Wanted>) =>
  passwordErrors(cx, 'password', password, [userId, email, name])

const spent = (cx: Cx) =>
  ownPage(cx, { title: cx.t('accounts.link_over') }, <LinkOver cx={cx} path={REGISTER} />, 410)

/** Having an account: asking for it, and confirming the address. */
export const registrationRoutes = [
  get(REGISTER, {
    summary: 'The form to register',
    allow: anyone,
    query: z.object({ fatto: z.string().optional() }),
    handle: (cx, { query }) => {
      if (query.fatto === undefined) return showForm(cx)
      const title = cx.t('accounts.register_sent')
      return ownPage(cx, { title }, <p class="measure">{cx.t('accounts.register_sent_text')}</p>)
    },
  }),
  post(REGISTER, {
    summary: 'Keeps a registration and sends the link that confirms the address',
    allow: anyone,
    form: Wanted,
    invalid: (cx, { errors, values }) => showForm(cx, errors, values, 422),
    handle: async (cx, { form }) => {
      const values = { userId: form.userId, email: form.email, name: form.name }
      const errors = faults(cx, form)
      if (Object.keys(errors).length > 0) return showForm(cx, errors, values, 422)
      const done = await register(cx, form)
      if (done === 'sent') return seeOther(`${href(cx, REGISTER)}?fatto`)
      if (done === 'taken') {
        const free = (await freeUserIds(cx.db, form.userId, cx.now)).join(', ')
        return showForm(cx, { userId: cx.t('accounts.user_id_taken', { free }) }, values, 422)
      }
      return showForm(cx, { userId: waitText(cx, done.wait) }, values, 429)
    },
  }),
  get(`${REGISTER}/:token`, {
    summary: 'Asks to confirm the address; opening it changes nothing',
    allow: anyone,
    handle: async (cx, { params }) => {
      const link = await findLink(cx.db, 'confirm', params.token, cx.now)
      if (!link) return spent(cx)
      return ownPage(
        cx,
        { title: cx.t('accounts.confirm_title') },
        <OneStep cx={cx} path={`${REGISTER}/${params.token}`} button={cx.t('accounts.confirm')}>
          <p>
            {cx.t('accounts.confirm_text')} <Bdi>{link.registeredEmail ?? ''}</Bdi>
          </p>
        </OneStep>,
      )
    },
  }),
  post(`${REGISTER}/:token`, {
    summary: 'Confirms the address: the account is there',
    allow: anyone,
    handle: async (cx, { params }) =>
      (await confirmRegistration(cx.db, params.token, cx.now))
        ? seeOther(`${href(cx, SIGN_IN)}?fatto=confirmed`)
        : spent(cx),
  }),
]
