import type { Cx } from '../../../platform/cx.ts'
import type { KeptForm } from '../../../platform/http/kept-form.ts'
import { Button } from '../../../platform/ui/Button.tsx'
import { Form } from '../../../platform/ui/Form.tsx'

/** A form that was sent when the session was over, to be sent again with one button; what was typed goes along. */
export const KeptFormAgain = ({ cx, kept }: { cx: Cx; kept: KeptForm }) => (
  <Form action={kept.path}>
    {kept.fields.map(([name, value], at) => (
      <input key={at} type="hidden" name={name} value={value} />
    ))}
    <Button>{cx.t('accounts.kept_send')}</Button>
  </Form>
)
