import type { ComponentChildren } from 'preact'
import { keeper } from '../../../../platform/keeper.ts'
import { pace } from '../../../../platform/pace/in-turn.ts'
import { Raw, render } from '../../../../platform/ui/html.ts'
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
export function Kept({ sheet, id, children }: KeptProps) {
  if (sheet.preview) return <>{children()}</>
  return <Raw html={keptPart(sheet, id, children)} />
}

function keptPart(sheet: Sheet, id: string, children: () => ComponentChildren): string {
  const { cx, version, words, today } = sheet
  const key = `${version}/${words.version}/${cx.lang}/${today}/${cx.site.baseUrl}/${id}`
  return parts.get(key) ?? parts.set(key, inOnePiece(render(<>{children()}</>)))
}

/** A rendered text is a tree of hundreds of pieces until it is read; kept as it is, it would hold several times its length. */
const inOnePiece = (text: string): string => Buffer.from(text).toString()

/** Renders what a page will keep one part after the other, so that in between those are heard who come meanwhile. */
export async function keepInTurn(
  sheet: Sheet,
  wanted: readonly { id: string; view: (sheet: Sheet) => ComponentChildren }[],
): Promise<void> {
  for (const { id, view } of wanted) {
    await pace.goOn()
    keptPart(sheet, id, () => view(sheet))
  }
}
