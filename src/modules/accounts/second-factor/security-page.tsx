import type { ComponentChild } from 'preact'
import type { Cx } from '../../../platform/cx.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import type { FieldErrors } from '../../../platform/http/input.ts'
import { seeOther } from '../../../platform/http/response.ts'
import { LinkButton } from '../../../platform/ui/Button.tsx'
import { href } from '../../../platform/ui/href.ts'
import { Alert } from '../../../platform/ui/Notice.tsx'
import { ownPage } from '../own-page.ts'
import { ACCOUNT } from '../paths.ts'
import type { Factors } from './needs.ts'
import { PASSKEY_SIGN_IN, PROVE, SECURITY } from './paths.ts'
import { findStanding, isOwnPassword } from './proof.ts'

/** A page about how the account is entered. */
export const securityPage = (
  cx: Cx,
  options: { title: string; description?: string; errors?: FieldErrors; islands?: readonly string[] },
  content: ComponentChild,
  status = 200,
): Response =>
  ownPage(
    cx,
    {
      ...options,
      breadcrumb: [
        { label: cx.t('accounts.factor.account'), path: ACCOUNT },
        { label: cx.t('accounts.factor.title'), path: SECURITY },
      ],
    },
    content,
    status,
  )

/** The page that must come before a change of how the account is entered, if one must. */
export async function before(
  cx: Cx,
  actor: Actor,
  next: string,
): Promise<{ factors: Factors; first: Response | undefined }> {
  const { factors, first } = await findStanding(cx, actor)
  if (first === 'password')
    return { factors, first: seeOther(`${href(cx, PROVE)}?verso=${encodeURIComponent(href(cx, next))}`) }
  if (first === 'second_factor') return { factors, first: enterAnew(cx) }
  return { factors, first: undefined }
}

/** This session did not give the second factor that the account has. */
export const enterAnew = (cx: Cx) =>
  securityPage(
    cx,
    { title: cx.t('accounts.factor.anew_title') },
    <>
      <Alert cx={cx} tone="warning" title={cx.t('accounts.factor.anew_text')} />
      <p>
        <LinkButton href={href(cx, PASSKEY_SIGN_IN)}>{cx.t('accounts.passkey.sign_in')}</LinkButton>
      </p>
    </>,
    403,
  )

/** Removes something once the password was typed again, in a session that gave the second factor. */
export async function removedWith(
  cx: Cx,
  actor: Actor,
  password: string,
  {
    refuse,
    remove,
  }: { refuse: (errors: FieldErrors, status: number) => Response; remove: () => Promise<void> },
): Promise<Response> {
  const { first } = await findStanding(cx, actor)
  if (first === 'second_factor') return enterAnew(cx)
  const right = await isOwnPassword(cx, actor, password)
  if (right !== true) return refuse(passwordError(cx, right), right === false ? 422 : 429)
  await remove()
  return seeOther(`${href(cx, SECURITY)}?fatto=tolto`)
}

/** What is wrong with a password typed again. */
export const passwordError = (cx: Cx, outcome: false | { wait: number }): FieldErrors => ({
  password: outcome
    ? cx.t('accounts.factor.too_many', { minutes: Math.ceil(outcome.wait / 60) })
    : cx.t('accounts.factor.password_wrong'),
})
