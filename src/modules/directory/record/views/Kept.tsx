import type { ComponentChildren } from 'preact'
import { Raw, render } from '../../../../platform/ui/html.ts'
import { keeper } from '../keep.ts'
import type { Sheet } from '../sheet.ts'

/** About ten parts a page, a few kilobytes each. */
const parts = keeper<string>(4_000)

interface KeptProps {
  sheet: Sheet
  /** Name of the part, unique in the page. */
  id: string
  children: () => ComponentChildren
}

/**
 * A part of the page that depends on nothing but the record's version, the language and the day: rendered once, then
 * kept. What depends on the hour or on other records does not belong here.
 */
export function Kept({ sheet: { cx, version, preview, words, today }, id, children }: KeptProps) {
  if (preview) return <>{children()}</>
  const key = `${version}/${words.version}/${cx.lang}/${today}/${cx.site.baseUrl}/${id}`
  return <Raw html={parts.get(key) ?? parts.set(key, render(<>{children()}</>))} />
}
