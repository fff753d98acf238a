import type { Cx } from '../../../platform/cx.ts'
import { Button } from '../../../platform/ui/Button.tsx'
import { Form } from '../../../platform/ui/Form.tsx'

/** Asks to confirm: programs that look into mail open links, people press buttons. */
export const Enter = ({ cx, token, name }: { cx: Cx; token: string; name: string }) => (
  <>
    <p>
      {cx.t('staff.enter_as')}{' '}
      <strong>
        <bdi>{name}</bdi>
      </strong>
    </p>
    <p>{cx.t('staff.enter_cookie')}</p>
    <Form action={`/${cx.lang}/entra/${encodeURIComponent(token)}`}>
      <Button>{cx.t('staff.enter')}</Button>
    </Form>
  </>
)

/** The link was used, is too old or was never made; it says how to get another. */
export const LinkSpent = ({ cx }: { cx: Cx }) => (
  <>
    <p>{cx.t('staff.link_spent')}</p>
    <p>{cx.t('staff.link_how')}</p>
  </>
)
