import type { Cx } from '../cx.ts'
import { Icon } from './Icon.tsx'

/** Share and print, shown only where the browser can (pages that use it name the island `share`). */
export const ShareButtons = ({ cx }: { cx: Pick<Cx, 't'> }) => (
  <p class="cluster no-print">
    <button type="button" class="btn btn-secondary btn-small" data-share data-done={cx.t('ui.shared')} hidden>
      <Icon name="share" />
      {cx.t('ui.share')}
    </button>
    <span role="status" />
    <button type="button" class="btn btn-secondary btn-small" data-print hidden>
      <Icon name="print" />
      {cx.t('ui.print')}
    </button>
  </p>
)
