import type { ComponentChildren } from 'preact'
import { Icon } from './Icon.tsx'
import type { IconName } from './icons.ts'

interface DrawerProps {
  id: string
  /** Words of the link that opens it, and of the one that closes it. */
  open: ComponentChildren
  close: ComponentChildren
  icon?: IconName
  children: ComponentChildren
}

/**
 * Content beside the main one that small screens keep folded, such as the filters of a search. A link opens it by its
 * address (`#id`), so no script is needed; wide screens always show it and hide the links.
 */
export const Drawer = ({ id, open, close, icon = 'funnel', children }: DrawerProps) => (
  <div class="no-print">
    <a class="btn btn-secondary drawer-link" href={`#${id}`}>
      <Icon name={icon} />
      {open}
    </a>
    <div class="drawer" id={id}>
      {children}
      <a class="btn btn-link drawer-link" href="#main">
        {close}
      </a>
    </div>
  </div>
)
