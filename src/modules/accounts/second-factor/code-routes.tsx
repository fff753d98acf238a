import { z } from 'zod'
import type { Cx } from '../../../platform/cx.ts'
import { readKept } from '../../../platform/http/kept-form.ts'
import { anyone } from '../../../platform/http/policy.ts'
import { seeOther } from '../../../platform/http/response.ts'
import { get, post } from '../../../platform/http/route.ts'
import { findAccount } from '../../../platform/session/accounts.ts'
import { textValue } from '../../../platform/ui/field.ts'
import { href } from '../../../platform/ui/href.ts'
import { finishSignIn } from '../finish-sign-in.ts'
import { CODE, SIGN_IN } from '../paths.ts'
import { countStepTry, findStep, spendStep } from '../sign-in-step.ts'
import { checkCode } from './check.ts'
import { showCode } from './code-page.tsx'
import { WAIT_MINUTES } from './tries.ts'

/** A step that is over, spent or never was: back to the password, which says why. */
const startAgain = (cx: Cx) => seeOther(`${href(cx, SIGN_IN)}?fatto=scaduto`)

/** The second half of signing in. */
export const codeRoutes = [
  get(`${CODE}/:token`, {
    summary: 'Asks the second factor after a right password',
    allow: anyone,
    handle: async (cx, { params }) => {
      const step = await findStep(cx.db, params.token, cx.now)
      return step ? showCode(cx, params.token) : startAgain(cx)
    },
  }),
  post(`${CODE}/:token`, {
    summary: 'Takes the second factor and signs in',
    allow: anyone,
    form: z.object({
      code: z.string().trim().min(1).max(40),
      tenuto: z.string().catch('').default('').transform(readKept),
    }),
    invalid: (cx, { errors, params, values }) =>
      showCode(cx, params.token, { errors, status: 422, kept: readKept(textValue(values, 'tenuto')) }),
    handle: async (cx, { params, form }) => {
      const step = await findStep(cx.db, params.token, cx.now)
      if (!step || !(await countStepTry(cx.db, step.id, cx.now))) return startAgain(cx)
      const kept = form.tenuto
      const outcome = await checkCode(cx, step.accountId, form.code)
      if (outcome === 'wrong')
        return showCode(cx, params.token, {
          errors: { code: cx.t('accounts.factor.wrong') },
          status: 422,
          kept,
        })
      if (outcome === 'too_many') {
        const code = cx.t('accounts.factor.too_many', { minutes: WAIT_MINUTES })
        return showCode(cx, params.token, { errors: { code }, status: 429, kept })
      }
      const account = await findAccount(cx.db, step.accountId)
      if (!(await spendStep(cx.db, step.id)) || account?.state !== 'active') return startAgain(cx)
      return finishSignIn(cx, account, { secondFactor: true, next: step.next, kept })
    },
  }),
]
