import MarkdownIt from 'markdown-it'
import sanitizeHtml from 'sanitize-html'
import { safeUrl } from '../../../platform/ui/safe-url.ts'

const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true }).disable([
  'image',
  'code',
  'html_block',
  'html_inline',
])
markdown.validateLink = (url) => safeUrl(url) !== undefined

/** How a text is shown. */
interface Shown {
  /** Level of its first headings, so that the outline of the page stays right. */
  level: number
  /** Where links to a place on this site lead, where the text is read elsewhere. */
  origin?: string | undefined
}

/** Markdown as HTML that can do no harm: a few elements, links of the house's own list, headings that skip no level. */
export function richHtml(text: string, { level, origin }: Shown): string {
  const tokens = markdown.parse(text, {})
  const found = tokens.filter(({ type }) => type === 'heading_open').map(({ tag }) => Number(tag.slice(1)))
  const top = Math.min(...found)
  let last = level - 1
  for (const token of tokens) {
    if (token.type === 'heading_open') last = Math.min(Number(token.tag.slice(1)) - top + level, last + 1, 6)
    if (token.type.startsWith('heading_')) token.tag = `h${last}`
  }
  return sanitizeHtml(markdown.renderer.render(tokens, markdown.options, {}), {
    allowedTags: [
      'h2',
      'h3',
      'h4',
      'h5',
      'h6',
      'p',
      'br',
      'hr',
      'ul',
      'ol',
      'li',
      'strong',
      'em',
      'a',
      'blockquote',
      'code',
      'pre',
      's',
    ],
    allowedAttributes: { a: ['href', 'rel'], ol: ['start'] },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowProtocolRelative: false,
    transformTags: { a: (_tag, { href }) => linkOf(href, origin) },
  })
}

/** Addresses with a scheme of the house's list, and places on this site from its root. */
const WHOLE = /^(https?:|mailto:|tel:|\/(?!\/)|#)/i
/** People write addresses without their scheme. */
const BARE = /^[\w-]+(\.[\w-]+)+(\/|$)/

function linkOf(address: string | undefined, origin: string | undefined) {
  const written = address && BARE.test(address) ? `https://${address}` : address
  const url = safeUrl(written)
  if (!url || !WHOLE.test(url)) return { tagName: 'a', attribs: {} as Record<string, string> }
  return {
    tagName: 'a',
    attribs: { href: origin && url.startsWith('/') ? `${origin}${url}` : url, rel: 'nofollow' },
  }
}

/** The words of a text without its marks, for the search, feeds and summaries. */
export const plainText = (text: string): string =>
  markdown
    .parse(text, {})
    .flatMap(({ children, content }) => (children ? children.map(wordsOf).join('') : content))
    .filter((words) => words !== '')
    .join('\n')

const wordsOf = ({ type, content }: { type: string; content: string }): string =>
  type === 'softbreak' || type === 'hardbreak' ? '\n' : content
