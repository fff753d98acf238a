import type { ComponentChild } from 'preact'
import type { Cx } from '../../../../platform/cx.ts'
import type { Mandate } from '../../../../platform/module.ts'
import { href } from '../../../../platform/ui/href.ts'
import { Alert } from '../../../../platform/ui/Notice.tsx'

/** A page about a record, which tells whoever of the staff writes it that they do so in the organisation's place. */
export const onMandate = (cx: Cx, mandate: Mandate | undefined, content: ComponentChild): ComponentChild => (
  <>
    {mandate && (
      <Alert cx={cx} tone="warning">
        <p>
          {cx.t('editing.owner.on_mandate', { until: mandate.until })}{' '}
          <a href={href(cx, mandate.path)}>{cx.t('editing.owner.mandate')}</a>
        </p>
      </Alert>
    )}
    {content}
  </>
)
