import type { Cx } from '../../../platform/cx.ts'
import { pressedBy } from '../../../platform/ui/access-key.ts'
import { href } from '../../../platform/ui/href.ts'
import { Icon } from '../../../platform/ui/Icon.tsx'
import { DESK } from '../paths.ts'

/** The one field of the desk: ready to be typed in as soon as the page opens, unless something was found already. */
export const SearchLine = ({ cx, asked }: { cx: Cx; asked: string }) => (
  <form class="search-box" action={href(cx, DESK)} method="get">
    <label for="cerca">{cx.t('desk.search')}</label>
    <p class="hint" id="cerca-come">
      {cx.t('desk.search_hint')}
    </p>
    <div class="search-line">
      <input
        id="cerca"
        name="q"
        type="search"
        value={asked}
        dir="auto"
        {...pressedBy('s')}
        autofocus={asked === ''}
        autocomplete="off"
        aria-describedby="cerca-come"
      />
      <button type="submit">
        <Icon name="search" />
        <span>{cx.t('desk.find')}</span>
      </button>
    </div>
  </form>
)
