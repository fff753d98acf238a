import type { ComponentChildren } from 'preact'
import { Icon } from './Icon.tsx'
import type { IconName } from './icons.ts'
import { safeUrl } from './safe-url.ts'

interface CardProps {
  title: ComponentChildren
  /** Where the title leads; the whole card can then be pressed. */
  href?: string
  /** Kind of thing, above the title. */
  kicker?: ComponentChildren
  icon?: IconName
  children?: ComponentChildren
  /** Last line, kept at the bottom edge. */
  foot?: ComponentChildren
  level?: 'h2' | 'h3' | 'h4'
}

/** One thing of a list, with its title as the only link unless its content brings more. */
export function Card({ title, href, kicker, icon, children, foot, level: Level = 'h3' }: CardProps) {
  const url = safeUrl(href)
  return (
    <article class={url ? 'card card-linked' : 'card'}>
      {kicker && (
        <p class="card-kicker">
          {icon && <Icon name={icon} size="sm" />}
          {kicker}
        </p>
      )}
      <Level class="card-title">{url ? <a href={url}>{title}</a> : title}</Level>
      {children}
      {foot && <div class="card-foot">{foot}</div>}
    </article>
  )
}

/** Cards side by side, as many as fit. */
export const CardGrid = ({ children }: { children: readonly ComponentChildren[] }) => (
  <ul class="grid">
    {children.map((card, index) => (
      <li key={index}>{card}</li>
    ))}
  </ul>
)
