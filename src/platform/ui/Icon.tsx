import { asset } from './assets.ts'
import type { IconName } from './icons.ts'

const TURNING = new Set<IconName>([
  'arrow-left',
  'arrow-right',
  'chevron-left',
  'chevron-right',
  'external-link',
  'logout',
  'list',
])

/** An icon of the sprite, always beside words, so that screen readers skip it. Arrows turn round in Arabic. */
export function Icon({ name, size, class: extra }: { name: IconName; size?: 'sm' | 'lg'; class?: string }) {
  const classes = ['icon', size && `icon-${size}`, TURNING.has(name) && 'icon-turns', extra]
    .filter(Boolean)
    .join(' ')
  return (
    <svg class={classes} aria-hidden="true" focusable="false">
      <use href={`${asset('icons.svg')}#${name}`} />
    </svg>
  )
}
