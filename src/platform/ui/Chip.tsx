import type { ComponentChildren } from 'preact'
import type { Cx } from '../cx.ts'
import { Icon } from './Icon.tsx'
import { safeUrl } from './safe-url.ts'

/** A topic or a kind; with `href` it leads to the others of the same kind. */
export function Chip({ children, href }: { children: ComponentChildren; href?: string }) {
  const url = safeUrl(href)
  return url ? (
    <a class="chip" href={url}>
      {children}
    </a>
  ) : (
    <span class="chip">{children}</span>
  )
}

/** A chosen filter: following the link takes it away. */
export const RemovableChip = ({ cx, label, href }: { cx: Pick<Cx, 't'>; label: string; href: string }) => (
  <a class="chip" href={safeUrl(href) ?? '#'} aria-label={cx.t('ui.remove', { label })}>
    {label}
    <Icon name="close" />
  </a>
)
