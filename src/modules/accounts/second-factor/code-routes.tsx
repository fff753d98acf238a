import { z } from 'zod'
import type { Cx } from '../../../platform/cx.ts'
import type { FieldErrors } from '../../../platform/http/input.ts'
import { anyone } from '../../../platform/http/policy.ts'
import { seeOther } from '../../../platform/http/response.ts'
import { get, post } from '../../../platform/http/route.ts'
import { findAccount } from '../../../platform/session/accounts.ts'
import { href } from '../../../platform/ui/href.ts'
import { finishSignIn } from '../finish-sign-in.ts'
import { ownPage } from '../own-page.ts'
import { CODE, SIGN_IN } from '../paths.ts'
import { countStepTry, findStep, spendStep } from '../sign-in-step.ts'
import { checkCode } from './check.ts'
import { WAIT_MINUTES } from './tries.ts'
import { CodeForm } from './views/CodeForm.tsx'

const showForm = (cx: Cx, token: string, errors: FieldErrors = {}, status = 200) =>
  ownPage(
    cx,
    { title: cx.t('accounts.factor.code_title'), errors },
    <CodeForm cx={cx} token={token} errors={errors} />,
    status,
  )

/** A step that is over, spent or never was: back to the password, which says why. */
const startAgain = (cx: Cx) => seeOther(`${href(cx, SIGN_IN)}?fatto=scaduto`)

/** The second half of signing in. */
export const codeRoutes = [
  get(`${CODE}/:token`, {
    summary: 'Asks the second factor after a right password',
    allow: anyone,
    handle: async (cx, { params }) => {
      const step = await findStep(cx.db, params.token, cx.now)
      return step ? showForm(cx, params.token) : startAgain(cx)
    },
  }),
  post(`${CODE}/:token`, {
    summary: 'Takes the second factor and signs in',
    allow: anyone,
    form: z.object({ code: z.string().trim().min(1).max(40) }),
    invalid: (cx, { errors, params }) => showForm(cx, params.token, errors, 422),
    handle: async (cx, { params, form }) => {
      const step = await findStep(cx.db, params.token, cx.now)
      if (!step || !(await countStepTry(cx.db, step.id, cx.now))) return startAgain(cx)
      const outcome = await checkCode(cx, step.accountId, form.code)
      if (outcome === 'wrong') return showForm(cx, params.token, { code: cx.t('accounts.factor.wrong') }, 422)
      if (outcome === 'too_many') {
        const code = cx.t('accounts.factor.too_many', { minutes: WAIT_MINUTES })
        return showForm(cx, params.token, { code }, 429)
      }
      const account = await findAccount(cx.db, step.accountId)
      if (!(await spendStep(cx.db, step.id)) || account?.state !== 'active') return startAgain(cx)
      return finishSignIn(cx, account, { secondFactor: true, next: step.next })
    },
  }),
]
