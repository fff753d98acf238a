import type { Cx } from '../cx.ts'
import { Icon } from './Icon.tsx'

interface PaginationProps {
  cx: Pick<Cx, 't' | 'url'>
  page: number
  pages: number
  /** Name of the query parameter. */
  name?: string
}

/** The addresses of the other pages of the same list; everything else in the query stays. */
export function Pagination({ cx, page, pages, name = 'page' }: PaginationProps) {
  if (pages <= 1) return null
  const to = (number: number) => pageAddress(cx.url, name, number)
  return (
    <nav class="pagination-wrapper" aria-label={cx.t('ui.pages')}>
      <ul class="pagination">
        {page > 1 && (
          <li>
            <a href={to(page - 1)} rel="prev">
              <Icon name="chevron-left" size="sm" />
              {cx.t('ui.pages_previous')}
            </a>
          </li>
        )}
        {pageNumbers(page, pages).map((number) => (
          <li key={number} class={number > 0 && Math.abs(number - page) <= 1 ? undefined : 'far'}>
            {number < 0 ? (
              <span class="gap">…</span>
            ) : (
              <PageNumber cx={cx} number={number} page={page} to={to(number)} />
            )}
          </li>
        ))}
        {page < pages && (
          <li>
            <a href={to(page + 1)} rel="next">
              {cx.t('ui.pages_next')}
              <Icon name="chevron-right" size="sm" />
            </a>
          </li>
        )}
      </ul>
    </nav>
  )
}

function PageNumber({
  cx,
  number,
  page,
  to,
}: {
  cx: Pick<Cx, 't'>
  number: number
  page: number
  to: string
}) {
  const label = cx.t('ui.pages_number', { page: number })
  if (number === page)
    return (
      <span class="current" aria-current="page">
        <span class="visually-hidden">{label}</span>
        <span aria-hidden="true">{number}</span>
      </span>
    )
  return (
    <a href={to} aria-label={label}>
      {number}
    </a>
  )
}

/** First, last and the two around the current page; a negative number stands for a gap. */
export function pageNumbers(page: number, pages: number): number[] {
  const near = [1, page - 2, page - 1, page, page + 1, page + 2, pages]
  const shown = [...new Set(near)].filter((number) => number >= 1 && number <= pages).sort((a, b) => a - b)
  return shown.flatMap((number, at) => {
    const before = shown[at - 1] ?? number - 1
    return before === number - 1 ? [number] : before === number - 2 ? [number - 1, number] : [-number, number]
  })
}

/** The same address on another page; the first page has no number, so that it has one address. */
export function pageAddress(url: URL, name: string, page: number): string {
  const query = new URLSearchParams(url.search)
  if (page <= 1) query.delete(name)
  else query.set(name, String(page))
  const text = query.toString()
  return text ? `${url.pathname}?${text}` : url.pathname
}
