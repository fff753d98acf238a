import type { Cx } from '../cx.ts'
import { href } from './href.ts'

/** One step of the way to a page; the page itself has no path. */
export interface Crumb {
  label: string
  path?: string
}

/** The way from the home page to here. */
export const Breadcrumb = ({ cx, crumbs }: { cx: Pick<Cx, 't' | 'lang'>; crumbs: readonly Crumb[] }) => (
  <nav class="breadcrumb-container" aria-label={cx.t('ui.breadcrumb')}>
    <ol class="breadcrumb" data-element="breadcrumb">
      {[{ label: cx.t('ui.home'), path: '/' }, ...crumbs].map(({ label, path }) => (
        <li
          key={path ?? label}
          class="breadcrumb-item"
          aria-current={path === undefined ? 'page' : undefined}
        >
          {path === undefined ? (
            label
          ) : (
            // A name in another script keeps its own direction.
            <a href={href(cx, path)} dir="auto">
              {label}
            </a>
          )}
        </li>
      ))}
    </ol>
  </nav>
)
