import type { ComponentChildren } from 'preact'
import type { Cx } from '../cx.ts'
import { href } from './href.ts'
import { Icon } from './Icon.tsx'
import { PATHS } from './paths.ts'

interface SearchBoxProps {
  cx: Pick<Cx, 't' | 'lang'>
  /** Words in the box. */
  q?: string
  /** What the box is for, above it; by default "Search for someone who can help". */
  label?: ComponentChildren
  /** Example of what can be written. */
  hint?: ComponentChildren
  /** Path of the results, without the language. */
  path?: string
  /** Choices kept with the words, as hidden values; a name may come more than once. */
  kept?: readonly (readonly [string, string])[]
  /** More fields of the same form, under the box. */
  children?: ComponentChildren
}

/** The large search of the home page and of the results: a form that is read, so its address is the search. */
export const SearchBox = ({
  cx,
  q = '',
  label,
  hint,
  path = PATHS.search,
  kept = [],
  children,
}: SearchBoxProps) => (
  <search>
    <form class="search-box" action={href(cx, path)} method="get">
      <label for="search-words">{label ?? cx.t('ui.search_label')}</label>
      {hint && (
        <p class="hint" id="search-hint">
          {hint}
        </p>
      )}
      <div class="search-line">
        <input
          type="search"
          id="search-words"
          name="q"
          value={q}
          maxlength={200}
          autocomplete="off"
          aria-describedby={hint ? 'search-hint' : undefined}
        />
        <button type="submit">
          <Icon name="search" />
          <span>{cx.t('ui.search')}</span>
        </button>
      </div>
      {kept.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  </search>
)
