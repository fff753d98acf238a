import type { Cx } from '../../../../platform/cx.ts'
import { Button } from '../../../../platform/ui/Button.tsx'
import { Form } from '../../../../platform/ui/Form.tsx'
import { href } from '../../../../platform/ui/href.ts'
import { pathsOf } from '../../paths.ts'
import type { OwnPart } from '../own-part.ts'

/** What goes with a page or a piece of news, and the button that takes it out. */
export function RemovePage({ cx, own: { organizationId, part, space } }: { cx: Cx; own: OwnPart }) {
  const { structure, home } = pathsOf(organizationId)
  const blocks = part.kind === 'page' ? part.page.blocks.length : 0
  return (
    <div class="measure stack">
      <p>{cx.t('spaces.remove.what', { blocks })}</p>
      <Form
        action={href(cx, structure)}
        once
        hidden={{ azione: 'togli', revisione: String(space.revision), id: part.id }}
      >
        <p class="cluster">
          <Button kind="danger">{cx.t('spaces.move.remove')}</Button>
          <a href={href(cx, home)}>{cx.t('spaces.remove.keep')}</a>
        </p>
      </Form>
    </div>
  )
}
