import type { ComponentChildren } from 'preact'
import { Icon } from './Icon.tsx'
import type { IconName } from './icons.ts'

/** What a mark says: plain, or with the colour of its meaning, which its words say too. */
export type Tone = 'plain' | 'info' | 'success' | 'warning' | 'danger'

/** A small mark of state beside a title or in a row. */
export const Badge = ({
  children,
  tone = 'plain',
  icon,
}: {
  children: ComponentChildren
  tone?: Tone
  icon?: IconName
}) => (
  <span class={tone === 'plain' ? 'badge' : `badge badge-${tone}`}>
    {icon && <Icon name={icon} size="sm" />}
    {children}
  </span>
)
