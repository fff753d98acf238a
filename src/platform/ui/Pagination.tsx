import type { Cx } from '../cx.ts'
import { Icon } from './Icon.tsx'

interface PaginationProps {
  cx: Pick<Cx, 't' | 'url'>
  page: number
  pages: number
  /** Name of the query parameter. */
  name?: string
  /** The address of a page, where it is not that of this one with another number. */
  addressOf?: (page: number) => string
}

/** The addresses of the other pages of the same list; everything else in the query stays. */
export function Pagination({
  cx,
  page,
  pages,
  name = 'page',
  addressOf: to = pageAddresses(cx.url, name),
}: PaginationProps) {
  if (pages <= 1) return null
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

/** The pages that are linked, in the order of the links. */
export const linkedPages = (page: number, pages: number): number[] => [
  ...(page > 1 ? [page - 1] : []),
  ...pageNumbers(page, pages).filter((number) => number > 0 && number !== page),
  ...(page < pages ? [page + 1] : []),
]

/** The same address on another page; the first page has no number, so that it has one address. */
export function pageAddresses({ pathname, search }: URL, name: string): (page: number) => string {
  const query = new URLSearchParams(search)
  query.delete(name)
  const rest = query.toString()
  return (page) => {
    const text = [rest, page > 1 && `${name}=${page}`].filter(Boolean).join('&')
    return text ? `${pathname}?${text}` : pathname
  }
}
