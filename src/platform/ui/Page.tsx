import type { ComponentChild } from 'preact'
import type { Cx } from '../cx.ts'
import { html } from '../http/response.ts'
import { Breadcrumb, type Crumb } from './Breadcrumb.tsx'
import { headHtml } from './head.ts'
import { escapeHtml, render } from './html.ts'
import { fillShell } from './shell.tsx'

/** What a page says of itself. */
export interface PageOptions {
  title: string
  /** The title as the `h1` shows it, where it needs marks of its own, such as another language. */
  heading?: ComponentChild
  /** What of it is shown, such as the words of a search; first in the title of the window. */
  about?: string
  /** Part of the site, for the title of the window. */
  section?: string
  /** One sentence for search engines, and under the title unless `lead` says otherwise. */
  description?: string
  /** Under the title; `false` shows nothing there. */
  lead?: ComponentChild
  /** Steps between the home page and this one; the page itself is added. Without them there is no breadcrumb. */
  breadcrumb?: readonly Crumb[]
  updated?: Date | undefined
  /** Stands in place of breadcrumb and title, over the whole width; it has the page's only `h1`. */
  hero?: ComponentChild
  /** The form was refused: the window's title begins with "Error:". */
  invalid?: boolean
  /** Whether the header has its search; pages with a `SearchBox` of their own leave it out. */
  search?: boolean
  /** Whether the feedback block is shown; it is unless told. */
  feedback?: boolean
  /** Whether search engines may list it; they may unless told. */
  indexed?: boolean
  /** Query that belongs to the page's own address, with its `?`. */
  query?: string
  /** Its true address elsewhere, where it is shown here too: the origin, and what follows the language. */
  canonicalAt?: { origin: string; rest: string }
  /** Browser modules (`islands/NAME.ts`) the page is better with. */
  islands?: readonly string[]
  jsonLd?: object | readonly object[]
  feeds?: readonly { type: string; title: string; href: string }[]
}

/** A whole document: the kept shell around the live content. */
export function renderPage(cx: Cx, options: PageOptions, content: ComponentChild): string {
  const parts = { feedback: options.feedback !== false, search: options.search !== false }
  return fillShell(cx, parts, {
    head: headHtml(cx, options),
    place: escapeHtml(`${cx.path === '/' ? '' : cx.path}${cx.url.search}`),
    page: escapeHtml(cx.path),
    actor: escapeHtml(cx.actor?.name ?? ''),
    main: render(<Main cx={cx} options={options} content={content} />),
  })
}

/** The same as an answer. */
export const page = (cx: Cx, options: PageOptions, content: ComponentChild, status = 200): Response =>
  html(renderPage(cx, options, content), status)

const Main = ({ cx, options, content }: { cx: Cx; options: PageOptions; content: ComponentChild }) => (
  <>
    {options.hero ? (
      <div class="hero">
        <div class="container">{options.hero}</div>
      </div>
    ) : (
      <div class="container">
        {options.breadcrumb && (
          <Breadcrumb cx={cx} crumbs={[...options.breadcrumb, { label: options.title }]} />
        )}
        <PageHead cx={cx} options={options} />
      </div>
    )}
    <div class="container page-body">{content}</div>
  </>
)

function PageHead({
  cx,
  options: { title, heading = title, description, lead = description, updated },
}: {
  cx: Cx
  options: PageOptions
}) {
  return (
    <div class="page-head">
      <h1>{heading}</h1>
      {lead && <p class="lead">{lead}</p>}
      {updated && (
        <p class="updated">
          <time dateTime={updated.toISOString().slice(0, 10)}>{cx.t('ui.updated', { date: updated })}</time>
        </p>
      )}
    </div>
  )
}
