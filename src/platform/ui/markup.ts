import { escapeHtml } from './html.ts'

/** HTML made by `markup`: everything put into it was escaped. */
export interface Markup {
  readonly html: string
}

type Piece = string | number | Markup | readonly Markup[] | false | null | undefined

/**
 * A template for what is rendered most often, ten times as fast as components: text put into it is escaped, in
 * elements and in quoted attributes; other markup is not; nothing at all stands for false, null and undefined.
 */
export function markup(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  let html = strings[0] ?? ''
  for (let at = 0; at < pieces.length; at++) html += htmlOf(pieces[at]) + (strings[at + 1] ?? '')
  return { html }
}

function htmlOf(piece: Piece): string {
  if (piece === undefined || piece === null || piece === false) return ''
  if (typeof piece === 'string') return escapeHtml(piece)
  if (typeof piece === 'number') return String(piece)
  if ('html' in piece) return piece.html
  let html = ''
  for (const one of piece) html += one.html
  return html
}
