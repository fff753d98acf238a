import { z } from 'zod'
import type { Cx } from '../../../platform/cx.ts'
import { anyone } from '../../../platform/http/policy.ts'
import { seeOther } from '../../../platform/http/response.ts'
import { get, rootGet } from '../../../platform/http/route.ts'
import { isLang } from '../../../platform/i18n/languages.ts'
import { negotiate } from '../../../platform/i18n/negotiate.ts'
import { findAccount } from '../../../platform/session/accounts.ts'
import { newToken } from '../../../platform/session/tokens.ts'
import { href } from '../../../platform/ui/href.ts'
import { deviceOf } from '../device.ts'
import { finishSignIn } from '../finish-sign-in.ts'
import { countTry, FROM_BLOCK } from '../limits.ts'
import { localPath } from '../local-path.ts'
import { CODE } from '../paths.ts'
import { needsSecondFactor } from '../second-factor/needs.ts'
import { openStep } from '../sign-in-step.ts'
import { forgetAttempt, keepAttempt, keepStranger, spendAttempt } from './attempts.ts'
import { failed } from './failed-page.tsx'
import { accountOf } from './identities.ts'
import { type Arrival, arriveFrom, departFor } from './open-id.ts'
import { LINK, SIGN_IN_WITH, STRANGER } from './paths.ts'
import { findProvider, type Provider } from './providers.ts'

const load = ({ config }: Cx, { servizio }: { servizio: string }) => findProvider(config, servizio)

/** The address registered at the service: one for each, so that the answer of one is never taken for another's. */
const returnUri = ({ site }: Cx, { name }: Provider) => `${site.baseUrl}${SIGN_IN_WITH}/${name}/ritorno`

/** The account that came back enters, by the same second step as after a password. */
async function enter(cx: Cx, accountId: string, { secondFactor }: Arrival, next: string | null) {
  const account = await findAccount(cx.db, accountId)
  if (account?.state !== 'active') return undefined
  if (secondFactor || !(await needsSecondFactor(cx.db, accountId)))
    return finishSignIn(cx, account, { secondFactor, next })
  const visitor = { device: deviceOf(cx.userAgent), addressBlock: cx.addressBlock }
  const token = await openStep(cx.db, accountId, visitor, next ?? undefined, cx.now)
  return seeOther(href(cx, `${CODE}/${token}`))
}

/** Entering through another service (decision 16). */
export const identitySignInRoutes = [
  get(`${SIGN_IN_WITH}/:servizio`, {
    summary: 'Sends the person to another service to enter; a link, since no form may leave this site',
    load,
    allow: anyone,
    query: z.object({ verso: z.string().max(2_000).catch('').default('') }),
    handle: async (cx, { resource: provider, query }) => {
      const wait = await countTry(cx.db, `with:${cx.addressBlock}`, FROM_BLOCK, cx.now)
      if (wait > 0) return failed(cx, provider, 'wait')
      const state = `${cx.lang}-${newToken()}`
      const fresh = cx.actor !== undefined
      const departure = await departFor(provider, { redirectUri: returnUri(cx, provider), state, fresh })
      if (typeof departure === 'string') return failed(cx, provider, departure)
      const { url, nonce, codeVerifier } = departure
      const begun = {
        provider: provider.name,
        state,
        nonce,
        codeVerifier,
        fresh,
        next: localPath(query.verso),
      }
      const headers = { 'set-cookie': await keepAttempt(cx, begun), 'cache-control': 'no-store' }
      return seeOther(url.href, headers)
    },
  }),
  rootGet(`${SIGN_IN_WITH}/:servizio/ritorno`, {
    summary: 'Back from another service: goes on in the language in which the person left',
    load,
    allow: anyone,
    handle: (cx, { resource: { name }, request }) => {
      const said = (cx.url.searchParams.get('state') ?? '').slice(0, 2)
      const lang = isLang(said) ? said : negotiate(request.headers.get('accept-language') ?? undefined)
      return seeOther(`/${lang}${SIGN_IN_WITH}/${name}/ritorno${cx.url.search}`)
    },
  }),
  get(`${SIGN_IN_WITH}/:servizio/ritorno`, {
    summary: 'Takes the answer of another service, once, and lets in whom it names',
    load,
    allow: anyone,
    handle: async (cx, { resource: provider, request }) => {
      const attempt = await spendAttempt(cx, provider.name, request)
      if (!attempt) return failed(cx, provider, 'refused')
      const returned = new URL(`${returnUri(cx, provider)}${cx.url.search}`)
      const arrival = await arriveFrom(provider, returned, attempt)
      if (typeof arrival === 'string') return failed(cx, provider, arrival)
      const accountId = await accountOf(cx.db, arrival.stranger, cx.now)
      if (accountId) {
        await forgetAttempt(cx.db, attempt.id)
        return (await enter(cx, accountId, arrival, attempt.next)) ?? failed(cx, provider, 'refused')
      }
      await keepStranger(cx.db, attempt.id, arrival.stranger)
      return seeOther(href(cx, cx.actor?.hasAccount ? LINK : STRANGER))
    },
  }),
]
