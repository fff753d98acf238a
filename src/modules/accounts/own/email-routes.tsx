import { z } from 'zod'
import type { Cx } from '../../../platform/cx.ts'
import type { FieldErrors, RawValues } from '../../../platform/http/input.ts'
import { anyone } from '../../../platform/http/policy.ts'
import { seeOther } from '../../../platform/http/response.ts'
import { get, post } from '../../../platform/http/route.ts'
import { Bdi } from '../../../platform/ui/Bdi.tsx'
import { textValue } from '../../../platform/ui/field.ts'
import { href } from '../../../platform/ui/href.ts'
import { TextField } from '../../../platform/ui/TextField.tsx'
import { findLink } from '../links.ts'
import { ownPage } from '../own-page.ts'
import { ACCOUNT, SIGN_IN } from '../paths.ts'
import { withAccount } from '../permissions.ts'
import { Email } from '../person-fields.ts'
import { owner } from '../second-factor/proof.ts'
import { before } from '../second-factor/security-page.tsx'
import { LinkOver, OneStep } from '../views/OneStep.tsx'
import { askNewEmail, confirmEmail } from './change.ts'
import { accountForm } from './change-routes.tsx'
import { EMAIL_PAGE } from './paths.ts'

const showEmail = (cx: Cx, errors: FieldErrors = {}, values: RawValues = {}, status = 200) =>
  accountForm(
    cx,
    {
      title: cx.t('accounts.email_change'),
      description: cx.t('accounts.email_change_lead'),
      errors,
      action: EMAIL_PAGE,
      button: cx.t('accounts.forgotten_send'),
      status,
    },
    <TextField
      cx={cx}
      name="email"
      type="email"
      inputMode="email"
      label={cx.t('accounts.email_new')}
      value={textValue(values, 'email')}
      error={errors.email}
      autocomplete="email"
    />,
  )

const spent = (cx: Cx) =>
  ownPage(cx, { title: cx.t('accounts.link_over') }, <LinkOver cx={cx} path={EMAIL_PAGE} />, 410)

/** Changing one's address, which counts once a link sent there was used. */
export const emailRoutes = [
  get(EMAIL_PAGE, {
    summary: 'The form to change my address; asks the password first',
    allow: withAccount,
    handle: async (cx, { actor }) => (await before(cx, owner(actor), EMAIL_PAGE)).first ?? showEmail(cx),
  }),
  post(EMAIL_PAGE, {
    summary: 'Sends the link that confirms my new address',
    allow: withAccount,
    form: z.object({ email: Email }),
    invalid: (cx, { errors, values }) => showEmail(cx, errors, values, 422),
    handle: async (cx, { actor, form }) => {
      const { first } = await before(cx, owner(actor), EMAIL_PAGE)
      if (first) return first
      await askNewEmail(cx, owner(actor), form.email)
      return seeOther(`${href(cx, ACCOUNT)}?fatto=email_sent`)
    },
  }),
  get(`${EMAIL_PAGE}/:token`, {
    summary: 'Asks to confirm a new address; opening it changes nothing',
    allow: anyone,
    handle: async (cx, { params }) => {
      const link = await findLink(cx.db, 'email', params.token, cx.now)
      if (!link) return spent(cx)
      return ownPage(
        cx,
        { title: cx.t('accounts.confirm_title') },
        <OneStep cx={cx} path={`${EMAIL_PAGE}/${params.token}`} button={cx.t('accounts.confirm')}>
          <p>
            {cx.t('accounts.confirm_text')} <Bdi wraps>{link.email ?? ''}</Bdi>
          </p>
        </OneStep>,
      )
    },
  }),
  post(`${EMAIL_PAGE}/:token`, {
    summary: 'Puts the new address in use and tells the old one',
    allow: anyone,
    handle: async (cx, { params }) => {
      if (!(await confirmEmail(cx, params.token))) return spent(cx)
      return seeOther(`${href(cx, cx.actor?.hasAccount ? ACCOUNT : SIGN_IN)}?fatto=email`)
    },
  }),
]
