import type { Cx } from '../../../../platform/cx.ts'
import { Button } from '../../../../platform/ui/Button.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { pathsOf } from '../../paths.ts'
import type { Own } from '../own-space.ts'

/** What a site is good for, and the one button that makes a first one. */
export const Start = ({ cx, own }: { cx: Cx; own: Own }) => (
  <div class="measure stack">
    <p>{cx.t('spaces.start.what')}</p>
    <ul>
      <li>{cx.t('spaces.start.filled')}</li>
      <li>{cx.t('spaces.start.blocks')}</li>
      <li>{cx.t('spaces.start.nobody')}</li>
    </ul>
    <Form action={href(cx, pathsOf(own.organizationId).create)}>
      <Button>{cx.t('spaces.start.do')}</Button>
    </Form>
  </div>
)
