import type { ComponentChild } from 'preact'
import { escapeHtml, render } from './html.ts'
import type { Markup } from './markup.ts'

/** Stands for a text in a component: a character that no text of ours has (private use), and a link takes as a path. */
const GAP = '\uE002'

/**
 * Components that differ only in some texts, such as addresses: rendered once under each name with gaps, which are then
 * filled in the order in which they stand. Texts are escaped.
 */
export function gaps(most: number) {
  const kept = new Map<string, readonly string[]>()
  return (name: string, texts: readonly string[], make: (gap: string) => ComponentChild): Markup => {
    let pieces = kept.get(name)
    if (!pieces) {
      pieces = render(make(GAP)).split(GAP)
      if (pieces.length !== texts.length + 1) throw new Error(`${name} has ${pieces.length - 1} gaps`)
      if (kept.size >= most) kept.clear()
      kept.set(name, pieces)
    }
    let html = pieces[0] ?? ''
    for (let at = 0; at < texts.length; at++) html += escapeHtml(texts[at] ?? '') + (pieces[at + 1] ?? '')
    return { html }
  }
}
