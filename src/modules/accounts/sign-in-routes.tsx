import { z } from 'zod'
import type { Cx } from '../../platform/cx.ts'
import type { FieldErrors, RawValues } from '../../platform/http/input.ts'
import { type KeptForm, readKept } from '../../platform/http/kept-form.ts'
import { anyone } from '../../platform/http/policy.ts'
import { seeOther } from '../../platform/http/response.ts'
import { get, post } from '../../platform/http/route.ts'
import { textValue } from '../../platform/ui/field.ts'
import { href } from '../../platform/ui/href.ts'
import { deviceOf } from './device.ts'
import { finishSignIn } from './finish-sign-in.ts'
import { localPath } from './local-path.ts'
import { ownPage } from './own-page.ts'
import { CODE, SIGN_IN } from './paths.ts'
import { showCode } from './second-factor/code-page.tsx'
import { needsSecondFactor } from './second-factor/needs.ts'
import { checkSignIn } from './sign-in.ts'
import { openStep } from './sign-in-step.ts'
import { SignInForm } from './views/SignInForm.tsx'
import { waitText } from './wait-text.ts'

/** What was done before one came to sign in, said on top. */
const DONE = ['confirmed', 'reset', 'removed', 'email', 'scaduto', 'identita'] as const

const Asked = z.object({
  who: z.string().trim().min(1).max(254),
  password: z.string().min(1).max(1_000),
  verso: z.string().max(2_000).catch('').default(''),
  tenuto: z.string().catch('').default('').transform(readKept),
})

interface Shown {
  errors?: FieldErrors
  values?: RawValues
  status?: number
  done?: string | undefined
  kept?: KeptForm | undefined
}

const showForm = (cx: Cx, { errors = {}, values = {}, status = 200, done, kept }: Shown) =>
  ownPage(
    cx,
    { title: cx.t('accounts.sign_in_title'), errors, islands: ['password'] },
    <SignInForm cx={cx} errors={errors} values={values} done={done} kept={kept} />,
    status,
  )

/** Entering by user id or e-mail and password. */
export const signInRoutes = [
  get(SIGN_IN, {
    summary: 'The form to sign in',
    allow: anyone,
    query: z.object({
      verso: z.string().max(2_000).catch('').default(''),
      fatto: z.enum(DONE).optional().catch(undefined),
    }),
    handle: (cx, { query }) => {
      const verso = localPath(query.verso) ?? ''
      if (cx.actor?.hasAccount) return seeOther(verso || href(cx, '/account'))
      const done = query.fatto && cx.t(`accounts.done_${query.fatto}`)
      return showForm(cx, { values: { verso }, done })
    },
  }),
  post(SIGN_IN, {
    summary: 'Signs in, or asks for the second factor',
    allow: anyone,
    form: Asked,
    invalid: (cx, { errors, values }) =>
      showForm(cx, { errors, values, status: 422, kept: readKept(textValue(values, 'tenuto')) }),
    handle: async (cx, { form }) => {
      const found = await checkSignIn(cx, form)
      if (found === 'wrong') return refuse(cx, form, cx.t('accounts.sign_in_wrong'), 422)
      if ('wait' in found) {
        const answer = refuse(cx, form, waitText(cx, found.wait), 429)
        answer.headers.set('retry-after', String(found.wait))
        return answer
      }
      const next = localPath(form.verso)
      if (!(await needsSecondFactor(cx.db, found.account.id)))
        return finishSignIn(cx, found.account, { secondFactor: false, next, kept: form.tenuto })
      const visitor = { device: deviceOf(cx.userAgent), addressBlock: cx.addressBlock }
      const token = await openStep(cx.db, found.account.id, visitor, next, cx.now)
      return form.tenuto ? showCode(cx, token, { kept: form.tenuto }) : seeOther(href(cx, `${CODE}/${token}`))
    },
  }),
]

const refuse = (cx: Cx, { who, verso, tenuto }: z.infer<typeof Asked>, message: string, status: number) =>
  showForm(cx, { errors: { who: message }, values: { who, verso }, status, kept: tenuto })
