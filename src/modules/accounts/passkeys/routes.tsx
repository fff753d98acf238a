import { z } from 'zod'
import type { Cx } from '../../../platform/cx.ts'
import type { FieldErrors, RawValues } from '../../../platform/http/input.ts'
import { anyone } from '../../../platform/http/policy.ts'
import { json, seeOther } from '../../../platform/http/response.ts'
import { get, post, present } from '../../../platform/http/route.ts'
import { isUuid } from '../../../platform/ids.ts'
import { sessionCookie } from '../../../platform/session/cookie.ts'
import { textValue } from '../../../platform/ui/field.ts'
import { href } from '../../../platform/ui/href.ts'
import { TextField } from '../../../platform/ui/TextField.tsx'
import { finishSignIn } from '../finish-sign-in.ts'
import { ownPage } from '../own-page.ts'
import { withAccount } from '../permissions.ts'
import { PASSKEY_SIGN_IN, PASSKEYS, SECURITY } from '../second-factor/paths.ts'
import { owner } from '../second-factor/proof.ts'
import { before, removedWith, securityPage } from '../second-factor/security-page.tsx'
import { ProveForm } from '../second-factor/views/ProveForm.tsx'
import { Answer } from './answer.ts'
import { findOwnPasskey } from './queries.ts'
import { askNewPasskey, keepPasskey } from './register.ts'
import { removePasskey } from './remove.ts'
import { askPasskey, checkPasskey } from './sign-in.ts'
import { PasskeyForm } from './views/PasskeyForm.tsx'

const NEW = `${PASSKEYS}/nuova`
const attempt = z.string().max(100)

const showNew = (cx: Cx, errors: FieldErrors = {}, values: RawValues = {}, status = 200) =>
  securityPage(
    cx,
    {
      title: cx.t('accounts.passkey.add'),
      description: cx.t('accounts.passkey.add_lead'),
      errors,
      islands: ['passkey'],
    },
    <PasskeyForm cx={cx} action={NEW} kind="create" button={cx.t('accounts.passkey.make')} errors={errors}>
      <TextField
        cx={cx}
        name="name"
        label={cx.t('accounts.passkey.name')}
        hint={cx.t('accounts.passkey.name_hint')}
        value={textValue(values, 'name')}
        error={errors.name}
      />
    </PasskeyForm>,
    status,
  )

const showSignIn = (cx: Cx, errors: FieldErrors = {}, status = 200) =>
  ownPage(
    cx,
    {
      title: cx.t('accounts.passkey.sign_in'),
      description: cx.t('accounts.passkey.sign_in_lead'),
      errors,
      islands: ['passkey'],
    },
    <PasskeyForm
      cx={cx}
      action={PASSKEY_SIGN_IN}
      kind="get"
      button={cx.t('accounts.passkey.sign_in')}
      errors={errors}
    />,
    status,
  )

const askToRemove = (
  cx: Cx,
  { id, name }: { id: string; name: string },
  errors: FieldErrors = {},
  status = 200,
) =>
  securityPage(
    cx,
    { title: cx.t('accounts.passkey.remove_title', { name }), errors },
    <ProveForm
      cx={cx}
      action={`${PASSKEYS}/${id}/togli`}
      label={cx.t('accounts.factor.remove')}
      errors={errors}
      danger
    />,
    status,
  )

/** One's own passkey, looked up through the person who asks; the policy speaks before it is missed. */
const load = async (cx: Cx, { passkey }: { passkey: string }) =>
  (cx.actor?.hasAccount && isUuid(passkey) && (await findOwnPasskey(cx.db, cx.actor.id, passkey))) || null

/** Passkeys: entering with one, adding and removing one's own. */
export const passkeyRoutes = [
  get(PASSKEY_SIGN_IN, {
    summary: 'Entering with a passkey',
    allow: anyone,
    handle: (cx) => showSignIn(cx),
  }),
  post(`${PASSKEY_SIGN_IN}/opzioni`, {
    summary: 'What a passkey is asked to sign, for the browser',
    allow: anyone,
    handle: async (cx) => json(await askPasskey(cx), 200, { 'cache-control': 'no-store' }),
  }),
  post(PASSKEY_SIGN_IN, {
    summary: 'Signs in with a passkey; it counts as second factor',
    allow: anyone,
    form: z.object({ attempt, answer: Answer }),
    invalid: (cx) => showSignIn(cx, { '': cx.t('accounts.passkey.failed') }, 422),
    handle: async (cx, { form }) => {
      const account = await checkPasskey(cx, form)
      if (!account) return showSignIn(cx, { '': cx.t('accounts.passkey.failed') }, 422)
      return finishSignIn(cx, account, { secondFactor: true })
    },
  }),
  get(NEW, {
    summary: 'Asks the name of a new passkey',
    allow: withAccount,
    handle: async (cx, { actor }) => (await before(cx, owner(actor), NEW)).first ?? showNew(cx),
  }),
  post(`${NEW}/opzioni`, {
    summary: 'What a device needs to make a passkey, for the browser',
    allow: withAccount,
    handle: async (cx, { actor }) => {
      const { first } = await before(cx, owner(actor), NEW)
      return first ?? json(await askNewPasskey(cx, owner(actor)), 200, { 'cache-control': 'no-store' })
    },
  }),
  post(NEW, {
    summary: 'Keeps a new passkey',
    allow: withAccount,
    form: z.object({ name: z.string().trim().min(1).max(60), attempt, answer: Answer }),
    invalid: (cx, { errors, values }) => {
      const shown = errors.name ? { name: errors.name } : { '': cx.t('accounts.passkey.failed') }
      return showNew(cx, shown, values, 422)
    },
    handle: async (cx, { actor, form }) => {
      const { first } = await before(cx, owner(actor), NEW)
      if (first) return first
      const token = await keepPasskey(cx, owner(actor), form)
      if (!token) return showNew(cx, { '': cx.t('accounts.passkey.failed') }, { name: form.name }, 422)
      const secure = cx.site.baseUrl.startsWith('https:')
      return seeOther(`${href(cx, SECURITY)}?fatto=passkey`, { 'set-cookie': sessionCookie(token, secure) })
    },
  }),
  get(`${PASSKEYS}/:passkey/togli`, {
    summary: "Asks the password before one of one's own passkeys is removed",
    load,
    allow: withAccount,
    handle: (cx, { resource }) => askToRemove(cx, present(resource)),
  }),
  post(`${PASSKEYS}/:passkey/togli`, {
    summary: "Removes one of one's own passkeys, with the password",
    load,
    allow: withAccount,
    form: z.object({ password: z.string().min(1).max(1_000) }),
    invalid: (cx, { resource, errors }) => askToRemove(cx, present(resource), errors, 422),
    handle: (cx, { actor, resource, form }) =>
      removedWith(cx, owner(actor), form.password, {
        refuse: (errors, status) => askToRemove(cx, present(resource), errors, status),
        remove: () => removePasskey(cx, owner(actor), present(resource).id),
      }),
  }),
]
