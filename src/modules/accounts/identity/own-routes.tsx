import { z } from 'zod'
import type { Cx } from '../../../platform/cx.ts'
import type { FieldErrors } from '../../../platform/http/input.ts'
import { seeOther } from '../../../platform/http/response.ts'
import { get, post, present } from '../../../platform/http/route.ts'
import { isUuid } from '../../../platform/ids.ts'
import { Bdi } from '../../../platform/ui/Bdi.tsx'
import { href } from '../../../platform/ui/href.ts'
import { withAccount } from '../permissions.ts'
import { SECURITY } from '../second-factor/paths.ts'
import { owner } from '../second-factor/proof.ts'
import { before, removedWith, securityPage } from '../second-factor/security-page.tsx'
import { ProveForm } from '../second-factor/views/ProveForm.tsx'
import { OneStep } from '../views/OneStep.tsx'
import { findStranger } from './attempts.ts'
import { findOwnIdentity, type OwnIdentity } from './identities.ts'
import { linkIdentity, unlinkIdentity } from './link.ts'
import { IDENTITIES, LINK } from './paths.ts'
import { findProvider, labelOf, labelOfIssuer } from './providers.ts'

const toSecurity = (cx: Cx) => seeOther(href(cx, SECURITY))

/** One's own, looked up through the person who asks; the policy speaks before it is missed. */
const load = async (cx: Cx, { identita }: { identita: string }) =>
  (cx.actor?.hasAccount && isUuid(identita) && (await findOwnIdentity(cx.db, cx.actor.id, identita))) || null

const askToUnlink = (cx: Cx, { id, issuer }: OwnIdentity, errors: FieldErrors = {}, status = 200) =>
  securityPage(
    cx,
    {
      title: cx.t('accounts.identity.remove_title', { service: labelOfIssuer(cx.config, issuer, cx.lang) }),
      errors,
    },
    <ProveForm
      cx={cx}
      action={`${IDENTITIES}/${id}/togli`}
      label={cx.t('accounts.factor.remove')}
      errors={errors}
      danger
    />,
    status,
  )

/** Linking one's account with another service, and ending it. */
export const ownIdentityRoutes = [
  get(LINK, {
    summary: 'Asks whether the identity that came back is to be linked; opening it changes nothing',
    allow: withAccount,
    handle: async (cx, { actor, request }) => {
      const { first } = await before(cx, owner(actor), LINK)
      if (first) return first
      const waiting = await findStranger(cx, request)
      const provider = waiting && findProvider(cx.config, waiting.provider)
      if (!waiting || !provider) return toSecurity(cx)
      const service = labelOf(provider, cx.lang)
      return securityPage(
        cx,
        { title: cx.t('accounts.identity.link_title', { service }) },
        <OneStep cx={cx} path={LINK} button={cx.t('accounts.identity.link')}>
          <p>
            {cx.t('accounts.identity.link_text', { service })} <Bdi>{waiting.stranger.knownAs}</Bdi>
          </p>
          <p>
            {cx.t('accounts.invitation_as')} <Bdi>{owner(actor).name}</Bdi>
          </p>
        </OneStep>,
      )
    },
  }),
  post(LINK, {
    summary: 'Links the identity that came back to my account',
    allow: withAccount,
    handle: async (cx, { actor, request }) => {
      const { first } = await before(cx, owner(actor), LINK)
      if (first) return first
      const waiting = await findStranger(cx, request)
      if (!waiting) return toSecurity(cx)
      await linkIdentity(cx, owner(actor), waiting)
      return seeOther(`${href(cx, SECURITY)}?fatto=collegato`)
    },
  }),
  get(`${IDENTITIES}/:identita/togli`, {
    summary: 'Asks the password before another service is unlinked from my account',
    load,
    allow: withAccount,
    handle: (cx, { resource }) => askToUnlink(cx, present(resource)),
  }),
  post(`${IDENTITIES}/:identita/togli`, {
    summary: 'Unlinks another service from my account, with the password',
    load,
    allow: withAccount,
    form: z.object({ password: z.string().min(1).max(1_000) }),
    invalid: (cx, { resource, errors }) => askToUnlink(cx, present(resource), errors, 422),
    handle: (cx, { actor, resource, form }) =>
      removedWith(cx, owner(actor), form.password, {
        refuse: (errors, status) => askToUnlink(cx, present(resource), errors, status),
        remove: () => unlinkIdentity(cx, owner(actor), present(resource).id),
      }),
  }),
]
