import { z } from 'zod'
import type { Cx } from '../../platform/cx.ts'
import { HttpError } from '../../platform/http/errors.ts'
import type { FieldErrors, RawValues } from '../../platform/http/input.ts'
import { anyone } from '../../platform/http/policy.ts'
import { seeOther } from '../../platform/http/response.ts'
import { get, post } from '../../platform/http/route.ts'
import { type Account, findAccountByEmail } from '../../platform/session/accounts.ts'
import { href } from '../../platform/ui/href.ts'
import { finishSignIn } from './finish-sign-in.ts'
import { acceptInvitation, findInvitation, type OpenInvitation } from './invitations.ts'
import { ownPage } from './own-page.ts'
import { hashPassword } from './password/hash.ts'
import { passwordErrors } from './password-fault.ts'
import { ACCOUNT, INVITATION } from './paths.ts'
import { withAccount } from './permissions.ts'
import { Password, PersonName, UserId } from './person-fields.ts'
import { freeUserIds, isTaken, openAccount } from './registration.ts'
import { InvitationPage } from './views/InvitationPage.tsx'
import { LinkOver } from './views/OneStep.tsx'

const Wanted = z.object({ userId: UserId, name: PersonName, password: Password })

const over = (cx: Cx) => ownPage(cx, { title: cx.t('accounts.link_over') }, <LinkOver cx={cx} />, 410)

interface Shown {
  token: string
  invitation: OpenInvitation
  errors?: FieldErrors
  values?: RawValues
}

const show = (cx: Cx, { errors = {}, values = {}, ...shown }: Shown, status = 200) =>
  ownPage(
    cx,
    { title: cx.t('accounts.invitation_title'), errors, islands: ['password'] },
    <InvitationPage cx={cx} errors={errors} values={values} {...shown} />,
    status,
  )

/** A new account, and where its person begins. */
interface Opened {
  account: Account
  path: string | undefined
}

/** Makes the account and accepts; the link came by mail, so the address is proved. */
function openInvited(cx: Cx, token: string, email: string, hash: string, form: z.infer<typeof Wanted>) {
  return cx.db.transaction().execute(async (tx): Promise<Opened | undefined> => {
    if ((await findAccountByEmail(tx, email)) || (await isTaken(tx, form.userId))) return undefined
    const account = await openAccount(tx, { ...form, email, hash, lang: cx.lang }, cx.now)
    const accepted = await acceptInvitation(cx, tx, token, account, cx.now)
    if (!accepted) throw new HttpError(410)
    return { account, path: accepted.path }
  })
}

/** Accepting an invitation. */
export const invitationRoutes = [
  get(`${INVITATION}/:token`, {
    summary: 'Who invites and for what; opening it changes nothing',
    allow: anyone,
    handle: async (cx, { params: { token } }) => {
      const invitation = await findInvitation(cx.db, token, cx.now)
      return invitation ? show(cx, { token, invitation }) : over(cx)
    },
  }),
  post(`${INVITATION}/:token`, {
    summary: 'Accepts with the account one is signed in with',
    allow: withAccount,
    handle: async (cx, { params, actor }) => {
      const accepted =
        actor &&
        (await cx.db.transaction().execute((tx) => acceptInvitation(cx, tx, params.token, actor, cx.now)))
      if (!accepted) return over(cx)
      return seeOther(accepted.path ? href(cx, accepted.path) : `${href(cx, ACCOUNT)}?fatto=invited`)
    },
  }),
  post(`${INVITATION}/:token/nuovo`, {
    summary: 'Accepts with a new account, whose address the link proved',
    allow: anyone,
    form: Wanted,
    invalid: async (cx, { errors, values, params: { token } }) => {
      const invitation = await findInvitation(cx.db, token, cx.now)
      return invitation ? show(cx, { token, invitation, errors, values }, 422) : over(cx)
    },
    handle: async (cx, { params: { token }, form }) => {
      const invitation = await findInvitation(cx.db, token, cx.now)
      if (!invitation) return over(cx)
      const { email } = invitation
      const values = { userId: form.userId, name: form.name }
      const refuse = (errors: FieldErrors) => show(cx, { token, invitation, errors, values }, 422)
      const errors = passwordErrors(cx, 'password', form.password, [form.userId, email, form.name])
      if (errors.password) return refuse(errors)
      if (await findAccountByEmail(cx.db, email)) return refuse({ '': cx.t('accounts.invitation_known') })
      const opened = await openInvited(cx, token, email, await hashPassword(form.password), form)
      const next = opened?.path && href(cx, opened.path)
      if (opened) return finishSignIn(cx, opened.account, { secondFactor: false, next })
      const free = (await freeUserIds(cx.db, form.userId, cx.now)).join(', ')
      return refuse({ userId: cx.t('accounts.user_id_taken', { free }) })
    },
  }),
]
