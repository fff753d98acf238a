import type { Cx } from '../../../platform/cx.ts'
import { LinkButton } from '../../../platform/ui/Button.tsx'
import { href } from '../../../platform/ui/href.ts'
import { ownPage } from '../own-page.ts'
import { SIGN_IN } from '../paths.ts'
import type { Failure } from './open-id.ts'
import { labelOf, type Provider } from './providers.ts'

const STATUS = { down: 503, refused: 422, cancelled: 200, wait: 429 } as const

/** Nobody came in through the other service: why, and the ways that are left. */
export function failed(cx: Cx, provider: Provider, why: Failure | 'wait'): Response {
  const service = labelOf(provider, cx.lang)
  return ownPage(
    cx,
    { title: cx.t('accounts.identity.failed', { service }) },
    <div class="measure stack">
      <p>{cx.t(`accounts.identity.${why}`, { service })}</p>
      <p>
        <LinkButton href={href(cx, SIGN_IN)}>{cx.t('accounts.identity.other_way')}</LinkButton>
      </p>
    </div>,
    STATUS[why],
  )
}
