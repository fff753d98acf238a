import { z } from 'zod'
import type { Cx } from '../../../platform/cx.ts'
import type { FieldErrors, RawValues } from '../../../platform/http/input.ts'
import { anyone } from '../../../platform/http/policy.ts'
import { seeOther } from '../../../platform/http/response.ts'
import { get, post } from '../../../platform/http/route.ts'
import { findAccountByEmail } from '../../../platform/session/accounts.ts'
import { href } from '../../../platform/ui/href.ts'
import { finishSignIn } from '../finish-sign-in.ts'
import { ownPage } from '../own-page.ts'
import { REGISTER, SIGN_IN } from '../paths.ts'
import { Email, PersonName } from '../person-fields.ts'
import { registerWith } from '../registration.ts'
import { waitText } from '../wait-text.ts'
import { findStranger } from './attempts.ts'
import type { Stranger } from './identity.ts'
import { openWith, userIdFor } from './open-with.ts'
import { STRANGER } from './paths.ts'
import { findProvider, labelOf } from './providers.ts'
import { StrangerPage } from './views/StrangerPage.tsx'

interface Waiting {
  id: string
  provider: string
  stranger: Stranger
}

const startAgain = (cx: Cx) => seeOther(`${href(cx, SIGN_IN)}?fatto=identita`)

/** Whether the address is proved, and whose it is already: said only to who proved it over there. */
const isKnown = async ({ db }: Cx, { email, emailVerified }: Stranger): Promise<boolean> =>
  emailVerified && (await findAccountByEmail(db, email)) !== undefined

interface Shown {
  errors?: FieldErrors
  values?: RawValues
  status?: number
}

async function show(
  cx: Cx,
  { provider, stranger }: Waiting,
  { errors = {}, values, status = 200 }: Shown = {},
) {
  const found = findProvider(cx.config, provider)
  const service = found ? labelOf(found, cx.lang) : provider
  const { name, email } = stranger
  const shown = { errors, values: values ?? { name, email } }
  const known = await isKnown(cx, stranger)
  return ownPage(
    cx,
    { title: cx.t('accounts.identity.first_time', { service }), errors },
    <StrangerPage cx={cx} service={service} stranger={stranger} known={known} {...shown} />,
    status,
  )
}

/** Somebody came back from another service and is not known here: an account they have, or a new one. */
export const strangerRoutes = [
  get(STRANGER, {
    summary: 'Asks somebody who came from another service whether they have an account',
    allow: anyone,
    handle: async (cx, { request }) => {
      const waiting = await findStranger(cx, request)
      return waiting ? show(cx, waiting) : startAgain(cx)
    },
  }),
  post(STRANGER, {
    summary: 'Opens an account for somebody who came from another service',
    allow: anyone,
    form: z.object({ name: PersonName, email: Email }),
    handle: async (cx, { form, request }) => {
      const waiting = await findStranger(cx, request)
      if (!waiting || (await isKnown(cx, waiting.stranger))) return startAgain(cx)
      const { stranger } = waiting
      const proved = stranger.emailVerified && stranger.email.toLowerCase() === form.email.toLowerCase()
      if (proved) {
        const account = await openWith(cx, waiting, form.name)
        return account ? finishSignIn(cx, account, { secondFactor: false }) : startAgain(cx)
      }
      const wanted = { ...form, userId: await userIdFor(cx, form.email) }
      const done = await registerWith(cx, wanted, stranger)
      if (done === 'sent') return seeOther(`${href(cx, REGISTER)}?fatto`)
      const message = done === 'taken' ? cx.t('accounts.identity.again') : waitText(cx, done.wait)
      return show(cx, waiting, { errors: { '': message }, values: { ...form }, status: 429 })
    },
    invalid: async (cx, { errors, values, request }) => {
      const waiting = await findStranger(cx, request)
      return waiting ? show(cx, waiting, { errors, values, status: 422 }) : startAgain(cx)
    },
  }),
]
