import type { ComponentChildren } from 'preact'
import type { Cx } from '../cx.ts'
import { Icon } from './Icon.tsx'
import type { IconName } from './icons.ts'

const ICON_OF = {
  info: 'info-circle',
  success: 'check-circle',
  warning: 'warning-circle',
  danger: 'error',
} as const satisfies Record<string, IconName>

/** What a notice means; its icon and hidden word say it besides the colour. */
export type NoticeTone = keyof typeof ICON_OF

interface AlertProps {
  cx: Pick<Cx, 't'>
  tone?: NoticeTone
  title?: ComponentChildren
  children?: ComponentChildren
  /** Read out as soon as the page opens: the outcome of what the person just did. */
  live?: boolean
}

/** A message about the page or about what was just done. */
export const Alert = ({ cx, tone = 'info', title, children, live = false }: AlertProps) => (
  <div class={`notice notice-${tone}`} role={live ? 'status' : undefined}>
    <Icon name={ICON_OF[tone]} />
    <div>
      <span class="visually-hidden">{cx.t(`ui.notice_${tone}`)} </span>
      {title && <p class="notice-title">{title}</p>}
      {children}
    </div>
  </div>
)

/** A paragraph set apart: something useful to know, not an alarm. */
export const Callout = ({ title, children }: { title?: ComponentChildren; children: ComponentChildren }) => (
  <div class="callout">
    {title && <p class="callout-title">{title}</p>}
    {children}
  </div>
)
