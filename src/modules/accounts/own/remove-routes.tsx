import { z } from 'zod'
import type { Cx } from '../../../platform/cx.ts'
import type { FieldErrors } from '../../../platform/http/input.ts'
import { seeOther } from '../../../platform/http/response.ts'
import { get, post } from '../../../platform/http/route.ts'
import { expiredCookie } from '../../../platform/session/cookie.ts'
import { href } from '../../../platform/ui/href.ts'
import { SIGN_IN } from '../paths.ts'
import { withAccount } from '../permissions.ts'
import { Password } from '../person-fields.ts'
import { findStanding, isOwnPassword, owner } from '../second-factor/proof.ts'
import { enterAnew, passwordError } from '../second-factor/security-page.tsx'
import { PasswordField } from '../views/PasswordField.tsx'
import { accountForm } from './change-routes.tsx'
import { REMOVE } from './paths.ts'
import { removeAccount } from './remove.ts'

const show = (cx: Cx, errors: FieldErrors = {}, status = 200) =>
  accountForm(
    cx,
    {
      title: cx.t('accounts.remove_title'),
      description: cx.t('accounts.remove_lead'),
      errors,
      action: REMOVE,
      button: cx.t('accounts.remove'),
      danger: true,
      status,
    },
    <>
      <ul>
        <li>{cx.t('accounts.remove_goes')}</li>
        <li>{cx.t('accounts.remove_roles')}</li>
        <li>{cx.t('accounts.remove_stays')}</li>
      </ul>
      <PasswordField cx={cx} name="password" label={cx.t('accounts.password')} error={errors.password} />
    </>,
  )

/** Removing one's account, explained and confirmed with the password. */
export const removeRoutes = [
  get(REMOVE, {
    summary: 'What happens when I remove my account',
    allow: withAccount,
    handle: (cx) => show(cx),
  }),
  post(REMOVE, {
    summary: 'Removes my account, with the password',
    allow: withAccount,
    form: z.object({ password: Password }),
    invalid: (cx, { errors }) => show(cx, errors, 422),
    handle: async (cx, { actor, form }) => {
      const me = owner(actor)
      if ((await findStanding(cx, me)).first === 'second_factor') return enterAnew(cx)
      const right = await isOwnPassword(cx, me, form.password)
      if (right !== true) return show(cx, passwordError(cx, right), right ? 429 : 422)
      const kept = await removeAccount(cx, me.id)
      if (kept) return show(cx, { '': cx.t(kept) }, 409)
      return seeOther(`${href(cx, SIGN_IN)}?fatto=removed`, { 'set-cookie': expiredCookie })
    },
  }),
]
