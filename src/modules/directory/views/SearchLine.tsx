import type { ComponentChildren } from 'preact'
import type { Cx } from '../../../platform/cx.ts'
import { href } from '../../../platform/ui/href.ts'
import { Icon } from '../../../platform/ui/Icon.tsx'
import { sortName } from '../search/address.ts'
import type { Sort } from '../search/search.ts'
import { SUGGEST_PATH } from '../suggest/paths.ts'

interface SearchLineProps {
  cx: Cx
  /** Filters elsewhere on the page belong to the form by this name. */
  id: string
  q?: string
  sort?: Sort
  children?: ComponentChildren
}

/** The large search box: a form that is read, so that its address is the search. */
export const SearchLine = ({ cx, id, q = '', sort = 'relevance', children }: SearchLineProps) => (
  <search>
    <form class="search-box" id={id} action={href(cx, '/enti')} method="get">
      <label for="search-words">{cx.t('directory.search.label')}</label>
      <p class="hint" id="search-hint">
        {cx.t('directory.search.hint')}
      </p>
      <div class="search-line">
        <input
          type="search"
          id="search-words"
          name="q"
          value={q}
          maxlength={200}
          autocomplete="off"
          aria-describedby="search-hint"
          data-suggest={href(cx, SUGGEST_PATH)}
          data-suggest-label={cx.t('directory.suggest.label')}
        />
        <button type="submit">
          <Icon name="search" />
          <span>{cx.t('ui.search')}</span>
        </button>
      </div>
      {sort !== 'relevance' && <input type="hidden" name="ordine" value={sortName(sort)} />}
      {children}
    </form>
  </search>
)
