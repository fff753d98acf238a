import { z } from 'zod'
import type { Cx } from '../../platform/cx.ts'
import type { FieldErrors, RawValues } from '../../platform/http/input.ts'
import { anyone } from '../../platform/http/policy.ts'
import { seeOther } from '../../platform/http/response.ts'
import { get, post } from '../../platform/http/route.ts'
import { Button } from '../../platform/ui/Button.tsx'
import { ErrorSummary } from '../../platform/ui/ErrorSummary.tsx'
import { Form } from '../../platform/ui/Form.tsx'
import { textValue } from '../../platform/ui/field.ts'
import { href } from '../../platform/ui/href.ts'
import { TextField } from '../../platform/ui/TextField.tsx'
import { findLink, type Link } from './links.ts'
import { ownPage } from './own-page.ts'
import { passwordErrors } from './password-fault.ts'
import { FORGOTTEN, SIGN_IN } from './paths.ts'
import { Password } from './person-fields.ts'
import { askReset, resetPassword } from './reset.ts'
import { NewPasswordField } from './views/NewAccountFields.tsx'
import { LinkOver } from './views/OneStep.tsx'
import { waitText } from './wait-text.ts'

function showAsk(cx: Cx, errors: FieldErrors = {}, values: RawValues = {}, status = 200) {
  return ownPage(
    cx,
    { title: cx.t('accounts.forgotten_title'), description: cx.t('accounts.forgotten_lead'), errors },
    <div class="measure stack">
      <ErrorSummary cx={cx} errors={errors} />
      <Form action={href(cx, FORGOTTEN)}>
        <TextField
          cx={cx}
          name="who"
          label={cx.t('accounts.who')}
          value={textValue(values, 'who')}
          error={errors.who}
          autocomplete="username"
          code
        />
        <Button>{cx.t('accounts.forgotten_send')}</Button>
      </Form>
    </div>,
    status,
  )
}

function showNew(cx: Cx, token: string, errors: FieldErrors = {}, status = 200) {
  return ownPage(
    cx,
    { title: cx.t('accounts.reset_title'), errors, islands: ['password'] },
    <div class="measure stack">
      <ErrorSummary cx={cx} errors={errors} />
      <Form action={href(cx, `${FORGOTTEN}/${token}`)}>
        <NewPasswordField cx={cx} errors={errors} />
        <Button>{cx.t('accounts.reset')}</Button>
      </Form>
    </div>,
    status,
  )
}

const spent = (cx: Cx) =>
  ownPage(cx, { title: cx.t('accounts.link_over') }, <LinkOver cx={cx} path={FORGOTTEN} />, 410)

const own = ({ userId, accountEmail, accountName }: Link) =>
  [userId, accountEmail, accountName].filter((word) => word !== null)

/** Choosing a new password by a link sent by mail. */
export const resetRoutes = [
  get(FORGOTTEN, {
    summary: 'The form to ask for a link that sets a new password',
    allow: anyone,
    query: z.object({ fatto: z.string().optional() }),
    handle: (cx, { query }) => {
      if (query.fatto === undefined) return showAsk(cx)
      const title = cx.t('accounts.forgotten_sent')
      return ownPage(cx, { title }, <p class="measure">{cx.t('accounts.forgotten_sent_text')}</p>)
    },
  }),
  post(FORGOTTEN, {
    summary: 'Sends the link, when there is such an account; the answer is the same',
    allow: anyone,
    form: z.object({ who: z.string().trim().min(1).max(254) }),
    invalid: (cx, { errors, values }) => showAsk(cx, errors, values, 422),
    handle: async (cx, { form }) => {
      const refused = await askReset(cx, form.who)
      if (refused) return showAsk(cx, { who: waitText(cx, refused.wait) }, form, 429)
      return seeOther(`${href(cx, FORGOTTEN)}?fatto`)
    },
  }),
  get(`${FORGOTTEN}/:token`, {
    summary: 'The form for a new password, by a single-use link; opening it changes nothing',
    allow: anyone,
    handle: async (cx, { params }) =>
      (await findLink(cx.db, 'reset', params.token, cx.now)) ? showNew(cx, params.token) : spent(cx),
  }),
  post(`${FORGOTTEN}/:token`, {
    summary: 'Sets a new password and ends every session',
    allow: anyone,
    form: z.object({ password: Password }),
    invalid: (cx, { errors, params }) => showNew(cx, params.token, errors, 422),
    handle: async (cx, { params, form }) => {
      const link = await findLink(cx.db, 'reset', params.token, cx.now)
      if (!link) return spent(cx)
      const errors = passwordErrors(cx, 'password', form.password, own(link))
      if (Object.keys(errors).length > 0) return showNew(cx, params.token, errors, 422)
      if (!(await resetPassword(cx, params.token, form.password))) return spent(cx)
      return seeOther(`${href(cx, SIGN_IN)}?fatto=reset`)
    },
  }),
]
