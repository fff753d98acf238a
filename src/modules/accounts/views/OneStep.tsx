import type { ComponentChildren } from 'preact'
import type { Cx } from '../../../platform/cx.ts'
import { Button, LinkButton } from '../../../platform/ui/Button.tsx'
import { Form } from '../../../platform/ui/Form.tsx'
import { href } from '../../../platform/ui/href.ts'

/** What the link does, and the button that does it: programs that look into mail open links, people press buttons. */
export const OneStep = ({
  cx,
  path,
  children,
  button,
}: {
  cx: Cx
  path: string
  children: ComponentChildren
  button: string
}) => (
  <div class="measure stack">
    {children}
    <Form action={href(cx, path)}>
      <Button>{button}</Button>
    </Form>
  </div>
)

/** The link was used, is too old or is not whole; and where to get another. */
export const LinkOver = ({ cx, path }: { cx: Cx; path?: string }) => (
  <div class="measure stack">
    <p>{cx.t('accounts.link_over_text')}</p>
    {path && (
      <p>
        <LinkButton href={href(cx, path)}>{cx.t('accounts.link_over_again')}</LinkButton>
      </p>
    )}
  </div>
)
