import type { Cx, NavigationItem } from '../../../platform/cx.ts'
import { href } from '../../../platform/ui/href.ts'

/** The doors open to whoever is signed in, or how to enter. */
export function StaffHome({ cx, items }: { cx: Cx; items: readonly NavigationItem[] }) {
  if (!cx.actor) return <p>{cx.t('staff.link_how')}</p>
  if (items.length === 0) return <p>{cx.t('staff.nothing_here')}</p>
  return (
    <ul class="link-list">
      {items.map(({ key, path }) => (
        <li key={path}>
          <a href={href(cx, path)}>{cx.t(key)}</a>
        </li>
      ))}
    </ul>
  )
}
