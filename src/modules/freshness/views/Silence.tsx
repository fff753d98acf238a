import type { Cx } from '../../../platform/cx.ts'
import { Button } from '../../../platform/ui/Button.tsx'
import { Form } from '../../../platform/ui/Form.tsx'
import { href } from '../../../platform/ui/href.ts'
import { CONFIRM } from '../paths.ts'

/** One button: no more mails of this kind. */
export const Silence = ({ cx, token }: { cx: Cx; token: string }) => (
  <div class="measure stack">
    <p>{cx.t('freshness.stop_text')}</p>
    <Form action={href(cx, `${CONFIRM}/${token}/basta`)}>
      <Button>{cx.t('freshness.stop')}</Button>
    </Form>
  </div>
)
