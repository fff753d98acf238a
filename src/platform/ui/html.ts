import type { ComponentChild, VNode } from 'preact'
import { jsxTemplate } from 'preact/jsx-runtime'
import { renderToString } from 'preact-render-to-string'

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text made safe for HTML, in an element or in a quoted attribute. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)

/** A component as HTML, for a page or to be kept and shown again by `Raw`. */
export const render = (content: ComponentChild): string => renderToString(content as VNode)

/** HTML that we rendered ourselves before, such as a cached card. Never text from people. */
export const Raw = ({ html }: { html: string }) => jsxTemplate([html])

/** JSON as the text of a `<script>` data block: nothing in it can end the element. */
export const scriptJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
