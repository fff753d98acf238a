import { z } from 'zod'
import type { Cx } from '../../../platform/cx.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import type { FieldErrors } from '../../../platform/http/input.ts'
import { seeOther } from '../../../platform/http/response.ts'
import { get, post } from '../../../platform/http/route.ts'
import { sessionCookie } from '../../../platform/session/cookie.ts'
import { href } from '../../../platform/ui/href.ts'
import { withAccount } from '../permissions.ts'
import { CODES, RECOVERY, SECURITY } from './paths.ts'
import { owner } from './proof.ts'
import { before, removedWith, securityPage } from './security-page.tsx'
import { confirmTotp, proposeTotp, removeTotp, renewRecoveryCodes } from './set-up.ts'
import { keyUri } from './totp.ts'
import { WAIT_MINUTES } from './tries.ts'
import { ProveForm } from './views/ProveForm.tsx'
import { RecoveryCodes } from './views/RecoveryCodes.tsx'
import { TotpSetUp } from './views/TotpSetUp.tsx'

async function showSetUp(cx: Cx, actor: Actor, errors: FieldErrors = {}, status = 200): Promise<Response> {
  const secret = await proposeTotp(cx, actor.id)
  const uri = keyUri(secret, { issuer: cx.site.name, account: actor.name })
  return securityPage(
    cx,
    { title: cx.t('accounts.factor.set_up'), errors },
    <TotpSetUp cx={cx} secret={secret} uri={uri} errors={errors} />,
    status,
  )
}

const showCodes = (cx: Cx, codes: readonly string[]) =>
  securityPage(
    cx,
    { title: cx.t('accounts.factor.recovery_title'), islands: ['share'] },
    <RecoveryCodes cx={cx} codes={codes} />,
  )

const askToRemove = (cx: Cx, errors: FieldErrors = {}, status = 200) =>
  securityPage(
    cx,
    { title: cx.t('accounts.factor.remove'), description: cx.t('accounts.factor.remove_lead'), errors },
    <ProveForm
      cx={cx}
      action={`${CODES}/togli`}
      label={cx.t('accounts.factor.remove')}
      errors={errors}
      danger
    />,
    status,
  )

/** Codes of an application, and the ten on paper: set up, renewed, removed. */
export const setUpRoutes = [
  get(CODES, {
    summary: 'Shows the key of an authenticator application, as a picture and as text',
    allow: withAccount,
    handle: async (cx, { actor }) => {
      const { factors, first } = await before(cx, owner(actor), CODES)
      if (first) return first
      return factors.totp ? seeOther(href(cx, SECURITY)) : showSetUp(cx, owner(actor))
    },
  }),
  post(CODES, {
    summary: 'Puts the application in use with its first code; shows the recovery codes once',
    allow: withAccount,
    form: z.object({ code: z.string().trim().min(1).max(40) }),
    invalid: (cx, { errors }) => showSetUp(cx, owner(cx.actor), errors, 422),
    handle: async (cx, { actor, form }) => {
      const { first } = await before(cx, owner(actor), CODES)
      if (first) return first
      const done = await confirmTotp(cx, owner(actor), form.code)
      if (done === 'wrong')
        return showSetUp(cx, owner(actor), { code: cx.t('accounts.factor.wrong_first') }, 422)
      if (done === 'too_many') {
        const code = cx.t('accounts.factor.too_many', { minutes: WAIT_MINUTES })
        return showSetUp(cx, owner(actor), { code }, 429)
      }
      const answer = showCodes(cx, done.recoveryCodes)
      const secure = cx.site.baseUrl.startsWith('https:')
      answer.headers.set('set-cookie', sessionCookie(done.sessionToken, secure))
      return answer
    },
  }),
  get(`${CODES}/togli`, {
    summary: 'Asks the password before the codes of an application are given up',
    allow: withAccount,
    handle: (cx) => askToRemove(cx),
  }),
  post(`${CODES}/togli`, {
    summary: 'Gives up the codes of an application, with the password',
    allow: withAccount,
    form: z.object({ password: z.string().min(1).max(1_000) }),
    invalid: (cx, { errors }) => askToRemove(cx, errors, 422),
    handle: (cx, { actor, form }) =>
      removedWith(cx, owner(actor), form.password, {
        refuse: (errors, status) => askToRemove(cx, errors, status),
        remove: () => removeTotp(cx, owner(actor)),
      }),
  }),
  post(RECOVERY, {
    summary: 'Makes ten new recovery codes and shows them once',
    allow: withAccount,
    handle: async (cx, { actor }) => {
      const { first } = await before(cx, owner(actor), SECURITY)
      return first ?? showCodes(cx, await renewRecoveryCodes(cx, owner(actor)))
    },
  }),
]
