import type { Cx } from '../../../platform/cx.ts'
import type { FieldErrors } from '../../../platform/http/input.ts'
import type { KeptForm } from '../../../platform/http/kept-form.ts'
import { ownPage } from '../own-page.ts'
import { CodeForm } from './views/CodeForm.tsx'

/** The page that asks the code after a right password; it carries the form that waits to be sent. */
export const showCode = (
  cx: Cx,
  token: string,
  {
    errors = {},
    status = 200,
    kept,
  }: { errors?: FieldErrors; status?: number; kept?: KeptForm | undefined } = {},
): Response =>
  ownPage(
    cx,
    { title: cx.t('accounts.factor.code_title'), errors },
    <CodeForm cx={cx} token={token} errors={errors} kept={kept} />,
    status,
  )
